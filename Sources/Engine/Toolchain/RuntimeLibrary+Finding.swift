internal import Foundation

extension RuntimeLibrary {
  /// Finds it in `UNROLL_RUNTIME`, or else beside the program that runs.
  package static func find(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(EngineFailure) -> RuntimeLibrary {
    let manager = FileManager.default
    let candidates = candidates(environment)
    guard
      let folder = candidates.first(where: { folder in
        manager.fileExists(atPath: "\(folder)/\(fileName)")
          && manager.isExecutableFile(atPath: "\(folder)/unroll-kernel")
      })
    else {
      throw EngineFailure(
        .runtime,
        environment["UNROLL_RUNTIME"].map {
          "the runtime library \(fileName) and unroll-kernel are not in \($0), which UNROLL_RUNTIME "
            + "names"
        } ?? "the runtime library \(fileName) and unroll-kernel are not beside this program",
        mend: environment["UNROLL_RUNTIME"] == nil
          ? "install Unroll again, or build the whole package with bin/unroll"
          : "unset UNROLL_RUNTIME")
    }
    guard let headers = headerFolders(for: folder) else {
      throw EngineFailure(
        .runtime,
        "the C headers of the runtime library are neither in \(folder)/include nor in Sources",
        mend: "install Unroll again, or keep its sources beside the folder that they were built in")
    }
    return RuntimeLibrary(
      folder: folder, library: "\(folder)/\(fileName)", kernel: "\(folder)/unroll-kernel",
      headers: headers)
  }

  #if os(Linux)
    private static let fileName = "libUnrollRuntime.so"
  #else
    private static let fileName = "libUnrollRuntime.dylib"
  #endif

  private static func candidates(_ environment: [String: String]) -> [String] {
    if let given = environment["UNROLL_RUNTIME"] { return [given] }
    guard let program = Bundle.main.executableURL?.resolvingSymlinksInPath() else { return [] }
    // The tests' program lies in the same folder, or in a bundle inside it.
    return Array(ancestors(of: program.deletingLastPathComponent()).prefix(4))
  }

  /// Who imports a Swift module has to find the C modules that it imports in turn: their headers, with
  /// a module map each. An installed runtime library has copies; one in a build folder takes them from
  /// the sources, which lie around that folder, wherever both were moved.
  private static func headerFolders(for folder: String) -> [String]? {
    func all(_ place: (String) -> String) -> [String]? {
      let folders = cModules.map(place)
      let areThere = folders.allSatisfy {
        FileManager.default.fileExists(atPath: "\($0)/module.modulemap")
      }
      return areThere ? folders : nil
    }
    if let installed = all({ "\(folder)/include/\($0)" }) { return installed }
    let real = URL(fileURLWithPath: "\(folder)/Modules").resolvingSymlinksInPath()
    return ancestors(of: real).lazy.compactMap { root in
      all { "\(root)/Sources/\($0)/include" }
    }.first
  }

  /// The folder and those that it lies in, from the inside out.
  private static func ancestors(of folder: URL) -> [String] {
    var folder = folder.standardizedFileURL
    var folders = [folder.path]
    while folder.path != "/", folders.count < 64 {
      folder.deleteLastPathComponent()
      folders.append(folder.path)
    }
    return folders
  }
}
