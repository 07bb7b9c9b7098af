internal import Caching
internal import Foundation

/// The Swift compiler of this machine: the programs that a cell needs, and where its library lies.
package struct Toolchain: Sendable {
  /// The folder with `bin` and `lib`.
  package var root: String
  package var frontend: String
  var linker: String
  var symbolizer: String?
  /// The folder of the standard library's dynamic libraries.
  var libraries: String
  /// The flags that every compilation needs on this system.
  var sdkFlags: [String] = []

  /// Finds the compiler by `UNROLL_SWIFTC`, or else `swiftc` on the path.
  package static func find(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(EngineFailure) -> Toolchain {
    let mend =
      "install Swift 6 (https://www.swift.org/install) and make sure that `swiftc --version` works"
    guard let compiler = environment["UNROLL_SWIFTC"] ?? onPath("swiftc", environment) else {
      throw EngineFailure(.toolchain, "no Swift compiler: `swiftc` is not on the path", mend: mend)
    }
    guard let root = root(of: compiler, environment: environment) else {
      throw EngineFailure(
        .toolchain, "\(compiler) is not a usable Swift compiler: it has no `swift-frontend`",
        mend: mend)
    }
    let frontend = root + "/bin/swift-frontend"
    #if os(Linux)
      let linker = root + "/bin/ld.lld"
      let libraries = root + "/lib/swift/linux"
      let sdkFlags: [String] = []
    #else
      let linker = "/usr/bin/ld"
      let libraries = root + "/lib/swift/macosx"
      let sdkFlags = ["-sdk", environment["SDKROOT"] ?? sdkRoot(environment)]
    #endif
    guard FileManager.default.isExecutableFile(atPath: linker) else {
      throw EngineFailure(.toolchain, "the Swift toolchain has no linker \(linker)", mend: mend)
    }
    let symbolizer = root + "/bin/llvm-symbolizer"
    return Toolchain(
      root: root, frontend: frontend, linker: linker,
      symbolizer: FileManager.default.isExecutableFile(atPath: symbolizer)
        ? symbolizer : onPath("llvm-symbolizer", environment),
      libraries: libraries, sdkFlags: sdkFlags)
  }

  /// The folders of `lib/swift` that a cell is compiled with, besides that of the platform: the
  /// compiler's own libraries and macros, and the C modules that the standard library is made with.
  private static let parts = [
    "host", "shims", "apinotes", "clang/include", "dispatch", "os", "Block", "CoreFoundation",
    "_FoundationCShims", "_foundation_unicode",
  ]

  /// The digest of every file that compiles, links or symbolizes a cell, or runs in it:
  /// `docs/engine.md` has the list. The C library and the linker of macOS are the system's, and are
  /// not among them.
  func identity(_ digests: FileDigests) -> String {
    let platform = URL(fileURLWithPath: libraries).lastPathComponent
    var files = ["swift-frontend", "swift-plugin-server"].map {
      FileDigests.File("bin/\($0)", at: "\(root)/bin/\($0)")
    }
    files.append(FileDigests.File("linker", at: linker))
    if let symbolizer { files.append(FileDigests.File("symbolizer", at: symbolizer)) }
    for part in [platform] + Self.parts {
      files += FileDigests.files(below: "\(root)/lib/swift/\(part)", as: part)
    }
    if let sdk = sdkFlags.last {
      files.append(FileDigests.File("sdk", at: sdk + "/SDKSettings.json"))
    }
    return digests.digest(of: files)
  }

  static func onPath(_ name: String, _ environment: [String: String]) -> String? {
    (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
      .map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
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
