/// Addresses in a text that nothing marks as links: `https://…`, `http://…` and `www.…`.
///
/// - Source: GitHub Flavored Markdown 0.29, section 6.9, without its mail addresses.
enum BareAddress {
  struct Piece {
    var text: String
    /// Nil for words.
    var destination: String?
  }

  private static let starts = ["https://", "http://", "www."]

  static func split(_ text: String) -> [Piece] {
    guard text.holds("://") || text.holds("www.") else { return [Piece(text: text)] }
    var pieces: [Piece] = []
    let bytes = Array(text.utf8)
    var words = 0
    var index = 0
    while index < bytes.count {
      guard let start = starts.first(where: { bytes[index...].starts(with: $0.utf8) }),
        index == 0 || !isWord(bytes[index - 1]), let end = end(of: bytes, from: index),
        isDomain(bytes[index..<end].dropFirst(start == "www." ? 0 : start.utf8.count))
      else {
        index += 1
        continue
      }
      if words < index { pieces.append(Piece(text: decoded(bytes[words..<index]))) }
      let address = decoded(bytes[index..<end])
      pieces.append(
        Piece(text: address, destination: start == "www." ? "http://" + address : address))
      (words, index) = (end, end)
    }
    if words < bytes.count || pieces.isEmpty {
      pieces.append(Piece(text: decoded(bytes[words...])))
    }
    return pieces
  }

  private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  /// Up to a blank, `<` or a character beyond ASCII; marks at the end belong to the sentence.
  private static func end(of bytes: [UInt8], from start: Int) -> Int? {
    var end = start
    while end < bytes.count, bytes[end] > 0x20, bytes[end] < 0x7F, bytes[end] != UInt8(ascii: "<") {
      end += 1
    }
    while end > start {
      let last = bytes[end - 1]
      if "?!.,:;*_~'\"".utf8.contains(last) {
        end -= 1
      } else if last == UInt8(ascii: ")") {
        let address = bytes[start..<end]
        let opened = address.count { $0 == UInt8(ascii: "(") }
        guard address.count(where: { $0 == last }) > opened else { break }
        end -= 1
      } else {
        break
      }
    }
    return end > start ? end : nil
  }

  private static func isDomain(_ rest: ArraySlice<UInt8>) -> Bool {
    let domain = rest.prefix { isWord($0) || "-.:@".utf8.contains($0) }
    return domain.first.map(isWord) == true
      && (domain.contains(UInt8(ascii: ".")) || domain.starts(with: "localhost".utf8))
  }

  private static func isWord(_ byte: UInt8) -> Bool { byte < 0x80 && byte.isIdentifier }
}
