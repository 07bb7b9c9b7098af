internal import Foundation

extension Toolchain {
  /// The compiler that `UNROLL_SWIFTC` names. Without it, of those on the path, and for an installed
  /// Unroll those where installers put them, the first whose release made the runtime library.
  ///
  /// - Parameter runtime: nil where any release does.
  /// - Throws: `.toolchain`, where there is no compiler, or none of the runtime library's release.
  package static func find(
    environment: [String: String] = ProcessInfo.processInfo.environment,
    for runtime: RuntimeLibrary? = nil
  ) throws(EngineFailure) -> Toolchain {
    let made = runtime?.release
    var fallback: Toolchain?
    var failure: EngineFailure?
    let given = environment["UNROLL_SWIFTC"].map { [$0] }
    let search = ToolchainSearch(environment: environment, isWide: runtime?.isInstalled ?? false)
    for compiler in given ?? search.compilers {
      do throws(EngineFailure) {
        let toolchain = try Toolchain(compiler: compiler, environment)
        let release = toolchain.release
        if made == nil || release == nil || release == made { return toolchain }
        fallback = fallback ?? toolchain
      } catch {
        failure = failure ?? error
      }
    }
    if let fallback, let runtime, let made, let release = fallback.release {
      throw .otherRelease(release, of: fallback, made: made, runtime)
    }
    throw failure
      ?? EngineFailure(
        .toolchain,
        search.isWide
          ? "no Swift compiler: `swiftc` is neither on the path nor where installers put it"
          : "no Swift compiler: `swiftc` is not on the path",
        mend: made.map { mend.replacing("Swift 6 ", with: $0.name + " ") } ?? mend)
  }

  private static let mend =
    "install Swift 6 (https://www.swift.org/install) and make sure that `swiftc --version` works, or "
    + "set UNROLL_SWIFTC to the path of its swiftc"

  private init(compiler: String, _ environment: [String: String]) throws(EngineFailure) {
    guard let root = Self.root(of: compiler, environment: environment) else {
      throw EngineFailure(
        .toolchain, "\(compiler) is not a usable Swift compiler: it has no `swift-frontend`",
        mend: Self.mend)
    }
    self.root = root
    frontend = root + "/bin/swift-frontend"
    #if os(Linux)
      linker = root + "/bin/ld.lld"
      libraries = root + "/lib/swift/linux"
    #else
      linker = "/usr/bin/ld"
      libraries = root + "/lib/swift/macosx"
      sdkFlags = ["-sdk", environment["SDKROOT"] ?? Self.sdkRoot(environment)]
    #endif
    guard FileManager.default.isExecutableFile(atPath: linker) else {
      throw EngineFailure(
        .toolchain, "the Swift toolchain has no linker \(linker)", mend: Self.mend)
    }
    let symbolizer = root + "/bin/llvm-symbolizer"
    self.symbolizer =
      FileManager.default.isExecutableFile(atPath: symbolizer)
      ? symbolizer : Self.onPath("llvm-symbolizer", environment)
  }

  private static func root(of compiler: String, environment: [String: String]) -> String? {
    let real = URL(fileURLWithPath: compiler).resolvingSymlinksInPath().path
    let beside = URL(fileURLWithPath: real).deletingLastPathComponent().deletingLastPathComponent()
    if isRoot(beside.path) { return beside.path }
    // A version manager's stand-in knows where the real one is.
    struct Target: Decodable {
      struct Paths: Decodable { var runtimeResourcePath: String }
      var paths: Paths
    }
    guard
      let run = try? ProgramRun.run(
        [compiler, "-print-target-info"], environment: environment, seconds: 30),
      let target = try? JSONDecoder().decode(Target.self, from: Data(run.output))
    else { return nil }
    let root = URL(fileURLWithPath: target.paths.runtimeResourcePath).deletingLastPathComponent()
      .deletingLastPathComponent()
    return isRoot(root.path) ? root.path : nil
  }

  private static func isRoot(_ folder: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: folder + "/bin/swift-frontend")
  }

  private static func sdkRoot(_ environment: [String: String]) -> String {
    let run = try? ProgramRun.run(
      ["/usr/bin/xcrun", "--show-sdk-path"], environment: environment, seconds: 30)
    return String(decoding: run?.output ?? [], as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

extension EngineFailure {
  /// Compiled modules load only in the compiler that made them.
  fileprivate static func otherRelease(
    _ release: SwiftRelease, of toolchain: Toolchain, made: SwiftRelease, _ runtime: RuntimeLibrary
  ) -> EngineFailure {
    // Two builds of one version differ in their full names alone.
    let isSameVersion = release.version == made.version
    let (own, other) =
      isSameVersion ? (made.text, release.text) : (made.name, release.name)
    let compiler = "UNROLL_SWIFTC=\(toolchain.root)/bin/swiftc"
    return EngineFailure(
      .toolchain,
      "this Unroll was built for \(own), and \(toolchain.root) is \(other): compiled modules load "
        + "only in the compiler that made them",
      mend: runtime.isInstalled
        ? "install \(own), or build Unroll for \(other), in its sources: "
          + "\(compiler) bin/unroll install"
        : "\(compiler) bin/unroll --version, which builds again")
  }
}
