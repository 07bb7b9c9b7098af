internal import Caching
internal import Foundation

/// The modules that the compilation of one cell may see, in one folder: what it imports is found at the
/// first look, however many cells there are before it.
enum ModuleShelf {
  /// - Parameters:
  ///   - folder: a new empty folder.
  ///   - early: where those lie that are still being linked.
  static func gather(
    _ dependencies: [CellCompiler.Dependency], into folder: String, early: EarlyModules
  ) throws(EngineFailure) {
    for dependency in dependencies {
      let file = "\(dependency.module).swiftmodule"
      // While this looks, a cell may get its place in the cache.
      let places = [early[dependency.folder], dependency.folder].compactMap(\.self)
      for place in places {
        do throws(SystemFailure) {
          if try SecondName.give("\(folder)/\(file)", to: "\(place)/\(file)") { break }
        } catch {
          throw MachineFault.unwritable(error)
        }
      }
    }
  }
}
