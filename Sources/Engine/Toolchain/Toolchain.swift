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

  /// The release of the compiler; nil where its standard library does not say.
  package var release: SwiftRelease? {
    SwiftRelease(ofModuleAt: "\(libraries)/Swift.swiftmodule/\(Self.architecture).swiftmodule")
  }

  #if os(Linux)
    #if arch(x86_64)
      private static let architecture = "x86_64-unknown-linux-gnu"
    #else
      private static let architecture = "aarch64-unknown-linux-gnu"
    #endif
  #else
    private static let architecture = "arm64-apple-macos"
  #endif

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

  /// The folders that programs are looked for in.
  static func folders(onPath environment: [String: String]) -> [String] {
    (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").map(String.init)
  }

  static func onPath(_ name: String, _ environment: [String: String]) -> String? {
    folders(onPath: environment).map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
