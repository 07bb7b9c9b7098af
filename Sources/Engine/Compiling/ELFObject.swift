/// What is asked of an object file: its sections, its symbols, its relocations.
///
/// - Source: System V ABI, chapter 4, the 64-bit ELF header, section table, symbols, relocations.
struct ELFObject {
  private let bytes: [UInt8]
  private var sections: [Section] = []

  private struct Section {
    var name: Int
    var type: Int
    var offset: Int
    var size: Int
    var link: Int
    var info: Int
  }

  /// Nil for what is no 64-bit little-endian ELF file.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard bytes.starts(with: [0x7f, 0x45, 0x4c, 0x46, 2, 1]),
      let table = number(0x28, 8), let entrySize = number(0x3a, 2), entrySize >= 64,
      let count = number(0x3c, 2)
    else { return nil }
    for entry in (0..<count).map({ table + $0 * entrySize }) {
      guard let name = number(entry, 4), let type = number(entry + 4, 4),
        let offset = number(entry + 0x18, 8), let size = number(entry + 0x20, 8),
        let link = number(entry + 0x28, 4), let info = number(entry + 0x2c, 4)
      else { return nil }
      sections.append(
        Section(name: name, type: type, offset: offset, size: size, link: link, info: info))
    }
  }

  /// The bytes of the section called `name`.
  func section(_ name: String) -> ArraySlice<UInt8>? {
    guard let index = number(0x3e, 2), sections.indices.contains(index) else { return nil }
    return sections.first {
      text(at: sections[index].offset + $0.name) == name && $0.offset + $0.size <= bytes.count
    }.map { bytes[$0.offset..<$0.offset + $0.size] }
  }

  /// Where a symbol lies: its section, its value there, and its offset in the file.
  func place(ofSymbol name: String) -> (section: Int, value: Int, offset: Int)? {
    guard let table = sections.first(where: { $0.type == 2 }), sections.indices.contains(table.link)
    else { return nil }
    let names = sections[table.link].offset
    for entry in stride(from: table.offset, to: table.offset + table.size, by: 24) {
      guard let nameOffset = number(entry, 4), let section = number(entry + 6, 2),
        let value = number(entry + 8, 8)
      else { return nil }
      guard sections.indices.contains(section), section > 0, text(at: names + nameOffset) == name
      else { continue }
      return (section, value, sections[section].offset + value)
    }
    return nil
  }

  /// The file's offset of the relocation, with an addend, of a place in a section.
  func relocation(at value: Int, section: Int) -> Int? {
    for table in sections where table.type == 4 && table.info == section {
      for entry in stride(from: table.offset, to: table.offset + table.size, by: 24)
      where number(entry, 8) == value { return entry }
    }
    return nil
  }

  /// Adds to the addend of a relocation.
  func add(_ count: Int, to relocation: Int, in object: inout [UInt8]) {
    let addend = object.withUnsafeBytes {
      $0.loadUnaligned(fromByteOffset: relocation + 16, as: Int64.self)
    }
    withUnsafeBytes(of: addend + Int64(count)) {
      object.replaceSubrange(relocation + 16..<relocation + 24, with: $0)
    }
  }

  private func number(_ offset: Int, _ width: Int) -> Int? {
    guard offset >= 0, offset + width <= bytes.count else { return nil }
    return (0..<width).reversed().reduce(0) { $0 << 8 | Int(bytes[offset + $1]) }
  }

  private func text(at offset: Int) -> String {
    guard offset >= 0, offset < bytes.count else { return "" }
    return String(decoding: bytes[offset...].prefix { $0 != 0 }, as: UTF8.self)
  }
}
