internal import Foundation

/// The libraries that an object file asks for itself, because its source imports their modules:
/// Swift notes them in a section of their own, which the linker does not read on Linux.
enum AutolinkEntries {
  /// Only `-l` flags are taken: an object must not choose other files for the linker.
  static func read(object path: String) -> [String] {
    guard let bytes = FileManager.default.contents(atPath: path) else { return [] }
    return flags(in: [UInt8](bytes))
  }

  /// - Source: System V ABI, chapter 4, the 64-bit ELF header and section table.
  static func flags(in object: [UInt8]) -> [String] {
    func number(_ offset: Int, _ width: Int) -> Int? {
      guard offset >= 0, offset + width <= object.count else { return nil }
      return (0..<width).reversed().reduce(0) { $0 << 8 | Int(object[offset + $1]) }
    }
    guard object.starts(with: [0x7f, 0x45, 0x4c, 0x46, 2, 1]),
      let table = number(0x28, 8), let entrySize = number(0x3a, 2), entrySize >= 64,
      let count = number(0x3c, 2), let namesIndex = number(0x3e, 2),
      let names = number(table + namesIndex * entrySize + 0x18, 8)
    else { return [] }
    for index in 0..<count {
      let entry = table + index * entrySize
      guard let name = number(entry, 4), let offset = number(entry + 0x18, 8),
        let size = number(entry + 0x20, 8), offset + size <= object.count,
        text(object, at: names + name) == ".swift1_autolink_entries"
      else { continue }
      return object[offset..<offset + size].split(separator: 0)
        .map { String(decoding: $0, as: UTF8.self) }
        .filter { $0.hasPrefix("-l") }
    }
    return []
  }

  private static func text(_ bytes: [UInt8], at offset: Int) -> String {
    guard offset >= 0, offset < bytes.count else { return "" }
    return String(decoding: bytes[offset...].prefix { $0 != 0 }, as: UTF8.self)
  }
}
