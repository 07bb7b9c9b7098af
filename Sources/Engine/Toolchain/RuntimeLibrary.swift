internal import Caching
internal import Foundation

/// The runtime library that cells are compiled against and run in, with its modules and the kernel.
package struct RuntimeLibrary: Sendable {
  /// The folder of the library and the kernel.
  package var folder: String
  var library: String
  var kernel: String
  /// The folders for `-I`: Swift modules, and the module maps of the C targets behind them.
  var modules: [String]
  /// The folders of the headers that those module maps name.
  var headers: [String]
  /// Those whose module maps no longer lead to them.
  var moved: [MovedHeaders] = []

  /// What the first cell of a lesson imports.
  static let importedModules = ["Recurrent", "Figures", "Steps", "CellRuntime"]
  /// The modules that those import.
  static let modulesBehind = ["Languages", "TextWidth"]
  static let cModules = ["CKernels", "CellProtocol"]

  /// The digest of what cells are compiled against and run in: the library, the kernel, the Swift
  /// modules and the C headers. Module maps name their headers by full paths, and are left out.
  func identity(_ digests: FileDigests) -> String {
    var files = [
      FileDigests.File("library", at: library), FileDigests.File("kernel", at: kernel),
    ]
    for module in Self.importedModules + Self.modulesBehind {
      files.append(FileDigests.File(module, at: "\(folder)/Modules/\(module).swiftmodule"))
    }
    for folder in headers { files += FileDigests.files(below: folder, as: "headers") }
    return digests.digest(of: files)
  }

  /// Finds it in `UNROLL_RUNTIME`, or else beside the program that runs.
  package static func find(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(EngineFailure) -> RuntimeLibrary {
    #if os(Linux)
      let name = "libUnrollRuntime.so"
    #else
      let name = "libUnrollRuntime.dylib"
    #endif
    var candidates: [String] = []
    if let given = environment["UNROLL_RUNTIME"] {
      candidates = [given]
    } else if let program = Bundle.main.executableURL?.resolvingSymlinksInPath() {
      // The tests' program lies in the same folder, or in a bundle inside it.
      var folder = program.deletingLastPathComponent()
      for _ in 0..<4 {
        candidates.append(folder.path)
        folder.deleteLastPathComponent()
      }
    }
    let manager = FileManager.default
    guard
      let folder = candidates.first(where: { folder in
        manager.fileExists(atPath: "\(folder)/\(name)")
          && manager.isExecutableFile(atPath: "\(folder)/unroll-kernel")
      })
    else {
      throw EngineFailure(
        .runtime, "the runtime library \(name) and unroll-kernel are not beside this program",
        mend: "build the whole package with bin/unroll")
    }
    let library = "\(folder)/\(name)"
    let kernel = "\(folder)/unroll-kernel"
    var found = RuntimeLibrary(
      folder: folder, library: library, kernel: kernel, modules: ["\(folder)/Modules"],
      headers: [])
    for target in cModules { found.addHeaders(of: target) }
    return found
  }

  /// Who imports a Swift module has to find the maps of the C modules that it imports in turn.
  private mutating func addHeaders(of target: String) {
    let generated = "\(folder)/\(target).build"
    let named = Self.headerFolder(ofModuleMapIn: generated).flatMap {
      WholeFile.isFolder($0) ? URL(fileURLWithPath: $0).resolvingSymlinksInPath().path : nil
    }
    // A copy's map leads to the original.
    if let moved = MovedHeaders(target, ofBuildIn: folder), moved.folder != named {
      self.moved.append(moved)
      headers.append(moved.folder)
    } else if let named {
      modules.append(generated)
      headers.append(named)
    }
  }

  /// The build's module maps name a header by its full path, outside the build folder.
  private static func headerFolder(ofModuleMapIn folder: String) -> String? {
    guard
      let map = try? String(contentsOfFile: "\(folder)/module.modulemap", encoding: .utf8),
      let path = map.firstMatch(of: /umbrella\s+(header\s+)?"([^"]+)"/)
    else { return nil }
    let named = URL(fileURLWithPath: String(path.2))
    return path.1 == nil ? named.path : named.deletingLastPathComponent().path
  }
}
