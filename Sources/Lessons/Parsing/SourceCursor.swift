/// Finds in the lesson's lines what cmark gave back without a usable position.
///
/// cmark's inline columns do not count the `>` of a quote or the indentation of a list after a
/// paragraph's first line, so what is looked for is found by its text, always after what was found
/// before it. A search looks at no more than `window` bytes: parsing stays linear.
struct SourceCursor {
  private static let window = 1 << 14

  private let source: SourceText
  private let lastLine: Int
  private(set) var line: Int
  private(set) var byte: Int

  init(_ source: SourceText, line: Int, lastLine: Int, byte: Int) {
    self.source = source
    self.line = line
    self.lastLine = max(line, lastLine)
    self.byte = max(byte, 0)
  }

  var position: SourcePosition { source.position(line: line, byte: byte) }

  /// The next place of `text` on one line that `accepts` takes; the cursor moves behind it.
  ///
  /// - Parameter accepts: gets the line's bytes and the place in them.
  mutating func find(
    _ text: String, where accepts: (UnsafeBufferPointer<UInt8>, Int) -> Bool
  ) -> (line: Int, bytes: Range<Int>)? {
    var needle = text
    guard !needle.isEmpty else { return nil }
    return needle.withUTF8 { needle in
      search { bytes, start in
        guard start + needle.count <= bytes.count, bytes[start] == needle[0],
          bytes[start..<(start + needle.count)].elementsEqual(needle), accepts(bytes, start)
        else { return nil }
        return needle.count
      }
    }
  }

  /// The place after the next backtick where `code` starts that goes on on a later line, with
  /// a space for each line break.
  mutating func findBroken(_ code: String) -> (line: Int, bytes: Range<Int>)? {
    var code = code
    return code.withUTF8 { code in
      search { bytes, start in
        guard start > 0, bytes[start - 1] == UInt8(ascii: "`"), start < bytes.count,
          code.starts(with: bytes[start...])
        else { return nil }
        return bytes.count - start
      }
    }
  }

  private mutating func search(
    _ match: (UnsafeBufferPointer<UInt8>, Int) -> Int?
  ) -> (line: Int, bytes: Range<Int>)? {
    var budget = Self.window
    var start = byte
    var number = line
    while number <= lastLine, budget > 0 {
      var text = source.line(number)
      let found: Range<Int>? = text.withUTF8 { bytes in
        while start < bytes.count, budget > 0 {
          if let length = match(bytes, start) { return start..<(start + length) }
          start += 1
          budget -= 1
        }
        return nil
      }
      if let found {
        (line, byte) = (number, found.upperBound)
        return (number, found)
      }
      number += 1
      start = 0
      budget -= 1
    }
    return nil
  }
}
