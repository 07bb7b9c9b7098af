internal import Foundation

/// The libraries that an object file asks for itself, because its source imports their modules:
/// Swift notes them in a section of their own, which the linker does not read on Linux.
enum AutolinkEntries {
  /// Only `-l` flags are taken: an object must not choose other files for the linker.
  static func read(object path: String) -> [String] {
    guard let bytes = FileManager.default.contents(atPath: path) else { return [] }
    return flags(in: [UInt8](bytes))
  }

  static func flags(in object: [UInt8]) -> [String] {
    (ELFObject(object)?.section(".swift1_autolink_entries") ?? []).split(separator: 0)
      .map { String(decoding: $0, as: UTF8.self) }
      .filter { $0.hasPrefix("-l") }
  }
}
