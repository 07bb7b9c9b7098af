import Foundation
import Site

extension Workplace {
  /// What this process says: its folder, its environment, its program.
  static var ofThisProcess: Workplace {
    Workplace(
      folder: FileManager.default.currentDirectoryPath,
      environment: ProcessInfo.processInfo.environment,
      program: Bundle.main.executablePath ?? "")
  }
}
