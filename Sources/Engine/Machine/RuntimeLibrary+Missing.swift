internal import Caching

extension RuntimeLibrary {
  /// What makes it whole again.
  static let mend = "install Unroll again, or build the whole package with bin/unroll"

  /// A failure that names the first of its files that is not there; nil where all are.
  var missing: EngineFailure? {
    let modules = (Self.importedModules + Self.modulesBehind).map {
      "\(folder)/Modules/\($0).swiftmodule"
    }
    guard let file = ([library, kernel] + modules).first(where: { !WholeFile.isFile($0) }) else {
      return nil
    }
    return EngineFailure(.runtime, "\(file) is missing", mend: Self.mend)
  }
}
