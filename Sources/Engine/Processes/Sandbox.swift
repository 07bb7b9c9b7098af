internal import Foundation

/// Keeps a lesson's program, and the compiler that reads a lesson, from the rest of the machine: no
/// network, no home folder, and no files to write but their own.
struct Sandbox: Sendable {
  enum Tool: Sendable {
    /// Linux: a view of the file system put together from mounts.
    case bubblewrap(String)
    /// macOS: a profile that the kernel enforces.
    case sandboxExec(String)
    /// The author said `--no-sandbox`.
    case none
  }

  var tool: Tool

  /// What a program may see besides the system's own libraries.
  struct View: Sendable {
    var readable: [String] = []
    var writable: [String] = []
    /// Files that appear at another place than their own: the place in the view, and the real path.
    var placed: [(place: String, path: String)] = []
    /// The lesson's folder inside the view.
    var folder: String
    /// The real one, used where the view cannot choose its places.
    var realFolder: String
  }

  /// Finds the system's sandbox.
  static func find(
    policy: Engine.SandboxPolicy, environment: [String: String]
  ) throws(EngineFailure) -> Sandbox {
    guard policy == .required else { return Sandbox(tool: .none) }
    #if os(Linux)
      guard let program = Toolchain.onPath("bwrap", environment) else {
        throw EngineFailure(
          .sandbox, "no sandbox: bubblewrap is not installed",
          mend: "apt-get install bubblewrap, or run your own lessons with --no-sandbox")
      }
      return Sandbox(tool: .bubblewrap(program))
    #else
      return Sandbox(tool: .sandboxExec("/usr/bin/sandbox-exec"))
    #endif
  }

  /// Whether a program runs in it at all: some systems install bubblewrap and forbid its use.
  func trial() throws(EngineFailure) {
    if case .none = tool { return }
    let view = View(folder: "/", realFolder: "/")
    let run = try ProgramRun.run(
      command(["/usr/bin/true"], view: view), environment: Self.environment([:]), seconds: 10)
    guard run.status != 0 else { return }
    let why = String(decoding: run.error, as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    throw EngineFailure(
      .sandbox, "no sandbox: \(why.isEmpty ? "it ended with status \(run.status)" : why)",
      mend: "see \"no sandbox\" in README.md, or run your own lessons with --no-sandbox")
  }

  /// The command that runs `command` inside.
  func command(_ command: [String], view: View) -> [String] {
    switch tool {
    case .none: command
    case .bubblewrap(let program): [program] + bubblewrapArguments(view) + ["--"] + command
    case .sandboxExec(let program): [program, "-p", profile(view)] + command
    }
  }

  /// Whether a program inside sees no processes but those that it started.
  var hidesProcesses: Bool {
    if case .bubblewrap = tool { true } else { false }
  }

  /// The working folder as the program inside names it.
  func folder(_ view: View) -> String {
    if case .bubblewrap = tool { view.folder } else { view.realFolder }
  }

  /// The whole environment of a lesson's programs, the same on every machine.
  static func environment(_ outer: [String: String]) -> [String: String] {
    var environment = [
      "PATH": "/usr/bin:/bin", "HOME": "/tmp", "TMPDIR": "/tmp", "LANG": "C.UTF-8",
      "LC_ALL": "C.UTF-8", "TZ": "UTC",
      "SWIFT_DETERMINISTIC_HASHING": "1", "SWIFT_BACKTRACE": "enable=no",
    ]
    // Every instruction set gives the same bits; a test wants to choose.
    if let choice = outer["RECURRENT_ISA"] { environment["RECURRENT_ISA"] = choice }
    return environment
  }

  private func bubblewrapArguments(_ view: View) -> [String] {
    var arguments = [
      "--unshare-all", "--new-session", "--die-with-parent", "--hostname", "lesson",
      "--cap-drop", "ALL",
    ]
    for path in ["/usr", "/bin", "/lib", "/lib32", "/lib64", "/sbin"] {
      arguments += ["--ro-bind-try", path, path]
    }
    arguments += [
      "--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache",
      "--proc", "/proc", "--dev", "/dev", "--size", "67108864", "--tmpfs", "/tmp",
    ]
    for path in view.readable { arguments += ["--ro-bind", path, path] }
    for path in view.writable { arguments += ["--bind", path, path] }
    if !view.folder.isEmpty, view.folder != "/" { arguments += ["--dir", view.folder] }
    for file in view.placed { arguments += ["--ro-bind", file.path, file.place] }
    arguments += ["--remount-ro", "/", "--chdir", "/"]
    return arguments
  }

  /// Apple's sandbox shows the real file system, and lists what is allowed.
  private func profile(_ view: View) -> String {
    func quoted(_ path: String) -> String {
      "\"" + path.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
    let system = [
      "/usr", "/bin", "/System", "/Library", "/private/var/db", "/dev", "/opt/homebrew",
    ]
    let readable = system + view.readable + view.writable
    var lines = ["(version 1)", "(deny default)", "(allow process*)", "(allow sysctl-read)"]
    lines.append("(allow signal (target same-sandbox))")
    lines.append("(allow mach-lookup)")
    lines.append("(allow file-read-metadata)")
    lines += readable.map { "(allow file-read* (subpath \(quoted($0))))" }
    lines += view.placed.map { "(allow file-read* (literal \(quoted($0.path))))" }
    lines += (view.writable + ["/dev/null"]).map { "(allow file-write* (subpath \(quoted($0))))" }
    return lines.joined(separator: "\n")
  }
}
