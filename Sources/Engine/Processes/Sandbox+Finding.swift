internal import Foundation
internal import Synchronization

extension Sandbox {
  /// The kinds of sandbox, best first.
  package enum Tier: String, Sendable, CaseIterable {
    case bubblewrap, landlock, sandboxExec
  }

  /// The best sandbox that a program runs in on this system. Some systems install bubblewrap and
  /// forbid its use, so each is tried, once.
  ///
  /// - Throws: `.sandbox`, where there is none and the policy requires one.
  static func find(
    policy: Engine.SandboxPolicy, runtime: RuntimeLibrary, environment: [String: String]
  ) throws(EngineFailure) -> Sandbox {
    let tiers: [Tier]
    switch policy {
    case .off: return Sandbox(tool: .none)
    case .only(let tier): tiers = [tier]
    case .required:
      #if os(Linux)
        tiers = [.bubblewrap, .landlock]
      #else
        tiers = [.sandboxExec]
      #endif
    }
    let runtime = runtime.folder
    let search = Search(
      tiers: tiers, bubblewrap: Toolchain.onPath("bwrap", environment),
      confine: "\(runtime)/unroll-confine", runtime: runtime,
      temporary: environment["TMPDIR"] ?? "/tmp")
    return try found.withLock { found throws(EngineFailure) in
      if let sandbox = found[search] { return sandbox }
      let sandbox = try search.run()
      found[search] = sandbox
      return sandbox
    }
  }

  private static let found = Mutex<[Search: Sandbox]>([:])

  /// What is tried, and with what.
  private struct Search: Hashable {
    var tiers: [Tier]
    var bubblewrap: String?
    var confine: String
    /// The folder that the kernel lies in, which every program sees.
    var runtime: String
    var temporary: String

    func run() throws(EngineFailure) -> Sandbox {
      var reasons: [String] = []
      for tier in tiers {
        do throws(Refusal) {
          var sandbox = try candidate(tier)
          try sandbox.trial(runtime)
          if case .landlock(let landlock) = sandbox.tool, let weakness = landlock.weakness {
            reasons.append(weakness)
          }
          if !reasons.isEmpty { sandbox.shortcoming = reasons.joined(separator: "; ") }
          return sandbox
        } catch {
          reasons.append("\(tier.name): \(error.why)")
        }
      }
      throw EngineFailure(
        .sandbox, "no sandbox for the cells: \(reasons.joined(separator: "; "))",
        mend: "see \"no sandbox\" in README.md, or run your own lessons with --no-sandbox")
    }

    private func candidate(_ tier: Tier) throws(Refusal) -> Sandbox {
      switch tier {
      case .bubblewrap:
        guard let bubblewrap else {
          throw Refusal("it is not installed (apt-get install bubblewrap)")
        }
        return Sandbox(tool: .bubblewrap(bubblewrap, confine: confine))
      case .landlock:
        let told = try Refusal.unlessWell([confine, "--tell"])
        guard let version = Int(told) else { throw Refusal("\(confine) says \(told)") }
        return Sandbox(
          tool: .landlock(Landlock(confine: confine, version: version, temporary: temporary)))
      case .sandboxExec:
        return Sandbox(tool: .sandboxExec("/usr/bin/sandbox-exec"))
      }
    }
  }

  /// Why a sandbox cannot be had.
  private struct Refusal: Error {
    var why: String

    init(_ why: String) {
      self.why = why
    }

    /// Runs a command to its good end; returns what it printed.
    static func unlessWell(_ command: [String]) throws(Refusal) -> String {
      let run: ProgramRun
      do {
        run = try ProgramRun.run(command, environment: Sandbox.environment([:]), seconds: 10)
      } catch {
        throw Refusal(error.message)
      }
      func trimmed(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
      }
      guard run.status == 0 else {
        // What Debian adds for its readers names a folder of documentation.
        let said = trimmed(run.error).replacing(#/ See <.*$/#, with: "")
        throw Refusal(said.isEmpty ? "it ended with status \(run.status)" : said)
      }
      return trimmed(run.output)
    }
  }

  /// Runs a harmless program inside.
  private func trial(_ runtime: String) throws(Refusal) {
    let view = View(readable: [runtime], folder: "/", realFolder: "/")
    _ = try Refusal.unlessWell(command(["/usr/bin/true"], view: view))
  }
}

extension Sandbox.Tier {
  /// As messages say it.
  var name: String {
    switch self {
    case .bubblewrap: "bubblewrap"
    case .landlock: "Landlock"
    case .sandboxExec: "sandbox-exec"
    }
  }
}

extension Sandbox {
  /// Which kind it is, as `doctor` says it, with what a better one would need.
  var summary: String { shortcoming.map { "\(kind) (\($0))" } ?? kind }

  /// The same for a line that is said in every run.
  var brief: String {
    shortcoming == nil ? kind : "\(kind) (`unroll doctor` says what a better one needs)"
  }

  private var kind: String {
    switch tool {
    case .bubblewrap: "bubblewrap"
    case .landlock(let landlock): "Landlock \(landlock.version) with a filter for system calls"
    case .sandboxExec: "sandbox-exec"
    case .none: "none"
    }
  }
}
