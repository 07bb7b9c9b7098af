internal import CellProtocol

/// What a cell wrote, without what is different each time: addresses, which become `0x…`, and the
/// runtime's words for a type's surroundings that have no name.
enum PlainText {
  static func of(_ bytes: [UInt8]) -> String {
    var text = bytes.map { CChar(bitPattern: $0) }
    let length = unroll_plain_text(&text, text.count)
    return String(decoding: text[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
