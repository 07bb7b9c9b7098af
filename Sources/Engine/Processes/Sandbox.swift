internal import Foundation

/// Keeps a lesson's program, and the compiler that reads a lesson, from the rest of the machine: no
/// network, no home folder, and no files to write but their own.
package struct Sandbox: Sendable {
  enum Tool: Sendable {
    /// Linux: a view of the file system put together from mounts, and a filter for system calls.
    case bubblewrap(String, confine: String)
    /// Linux, where namespaces are forbidden: the same by Landlock.
    case landlock(Landlock)
    /// macOS: a profile that the kernel enforces.
    case sandboxExec(String)
    /// The author said `--no-sandbox`.
    case none
  }

  struct Landlock: Sendable {
    /// The program `unroll-confine`.
    var confine: String
    var version: Int
    /// Where each program gets a temporary folder of its own.
    var temporary: String
  }

  var tool: Tool
  /// Why nothing better is used, and what that would need; nil where there is nothing better.
  var shortcoming: String?

  /// What a program may see besides the system's own libraries.
  struct View: Sendable {
    var readable: [String] = []
    var writable: [String] = []
    /// Files and folders that appear at another place than their own: the place in the view, and the
    /// real path.
    var placed: [(place: String, path: String)] = []
    /// The lesson's folder inside the view.
    var folder: String
    /// The real one, used where the view cannot choose its places.
    var realFolder: String
  }

  /// The command that runs `command` inside.
  func command(_ command: [String], view: View) -> [String] {
    switch tool {
    case .none: command
    case .bubblewrap(let program, let confine):
      [program] + bubblewrapArguments(view) + ["--", confine, "--calls", "--"] + command
    case .landlock(let landlock): landlock.command(command, view: view)
    case .sandboxExec(let program): [program, "-p", profile(view)] + command
    }
  }

  /// What the kernel is told of the processes around it: see `unroll-kernel`.
  var kernelArguments: [String] {
    switch tool {
    case .bubblewrap: ["alone"]
    case .landlock(let landlock) where landlock.keepsSignalsInside: ["apart"]
    default: []
    }
  }

  /// The working folder as the program inside names it.
  func folder(_ view: View) -> String {
    if case .bubblewrap = tool { view.folder } else { view.realFolder }
  }

  /// Whether a program inside may write to a folder, or make it. User 0 has no more rights there than
  /// others: what another user made, in a checkout that is shared with a container, is read-only.
  package static func mayWrite(_ folder: String) -> Bool {
    let nearest = NearestFolder(folder)
    return access(nearest.path, W_OK) == 0 && (geteuid() != 0 || nearest.owner == 0)
  }

  /// What the program inside calls the file or folder at `path`, which the view puts at `place`.
  func seen(_ path: String, at place: String) -> String {
    if case .bubblewrap = tool { place } else { path }
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
      "--proc", "/proc", "--dev", "/dev",
    ]
    // What stays in them is memory, and their own mounts have bounds.
    for path in ["/tmp", "/dev/shm"] { arguments += ["--size", "67108864", "--tmpfs", path] }
    arguments += ["--remount-ro", "/dev"]
    // Who tries to read what is gone by then says so better than bubblewrap.
    for path in view.readable { arguments += ["--ro-bind-try", path, path] }
    for path in view.writable { arguments += ["--bind", path, path] }
    if !view.folder.isEmpty, view.folder != "/" { arguments += ["--dir", view.folder] }
    for file in view.placed { arguments += ["--ro-bind-try", file.path, file.place] }
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
    lines += view.placed.map { "(allow file-read* (subpath \(quoted($0.path))))" }
    lines += (view.writable + ["/dev/null"]).map { "(allow file-write* (subpath \(quoted($0))))" }
    return lines.joined(separator: "\n")
  }
}
