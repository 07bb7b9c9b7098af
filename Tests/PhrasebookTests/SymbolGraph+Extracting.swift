import Foundation
import Testing

extension SymbolGraph {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// A new folder with the symbol graphs of the modules that were built with these tests.
  static func extracted() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let build = try #require(Self.buildFolder)
    for module in modules.keys {
      let tool = Process()
      tool.executableURL = URL(filePath: "/usr/bin/env")
      tool.arguments = [
        "swift-symbolgraph-extract", "-module-name", module, "-output-dir", folder.path,
        "-minimum-access-level", "public", "-target", Self.target,
        "-I", "\(build.path)/Modules",
        "-I", root.appending(path: "Sources/CKernels/include").path,
        "-I", root.appending(path: "Sources/CellProtocol/include").path,
        "-module-cache-path", folder.path,
      ]
      try tool.run()
      tool.waitUntilExit()
      try #require(tool.terminationStatus == 0)
    }
    return folder
  }

  #if arch(x86_64)
    private static let target = "x86_64-unknown-linux-gnu"
  #else
    private static let target = "aarch64-unknown-linux-gnu"
  #endif

  /// Beside the program of the tests.
  private static var buildFolder: URL? {
    var folder = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    for _ in 0..<5 {
      folder.deleteLastPathComponent()
      let modules = folder.appending(path: "Modules/Recurrent.swiftmodule").path
      if FileManager.default.fileExists(atPath: modules) { return folder }
    }
    return nil
  }
}
