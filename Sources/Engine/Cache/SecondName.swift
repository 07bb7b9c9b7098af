internal import Caching
internal import Foundation

/// A second name for a file: it costs nothing, and no change of the cache takes it away.
enum SecondName {
  /// - Returns: false where there is no such file.
  static func give(
    _ place: String, to file: String
  ) throws(SystemFailure) -> Bool {
    if link(file, place) == 0 { return true }
    // Some file systems have none.
    guard let bytes = WholeFile.read(file) else { return false }
    try WholeFile.write(bytes, to: place)
    return true
  }
}
