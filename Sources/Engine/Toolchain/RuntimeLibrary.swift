internal import Caching
internal import Foundation

/// The runtime library that cells are compiled against and run in, with its modules and the kernel.
package struct RuntimeLibrary: Sendable {
  /// The folder of the library and the kernel.
  package var folder: String
  var library: String
  var kernel: String
  /// The folders for `-I`: Swift modules, and the module maps of the C targets behind them.
  var modules: [String] { ["\(folder)/Modules"] + headers }
  /// The folders of the C headers, with a module map each.
  var headers: [String]

  /// What the first cell of a lesson imports.
  static let importedModules = ["Recurrent", "Figures", "Steps", "CellRuntime"]
  /// The modules that those import.
  static let modulesBehind = ["Languages", "TextWidth"]
  static let cModules = ["CKernels", "CellProtocol"]

  /// The digest of what cells are compiled against and run in: the library, the kernel, the Swift
  /// modules and the C headers with their maps.
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

  /// The file that an installation has, and a build folder has not: the list of what was installed.
  package var isInstalled: Bool {
    FileManager.default.fileExists(atPath: "\(folder)/\(Self.manifest)")
  }

  private static let manifest = "installed-files"

  /// The release of Swift that made it, and that has to compile the cells.
  package var release: SwiftRelease? {
    SwiftRelease(ofModuleAt: "\(folder)/Modules/\(Self.importedModules[0]).swiftmodule")
  }
}
