/// What cmark takes whole before it looks for anything in it. Each search looks at a bounded number
/// of bytes.
enum InlineSkips {
  private static let longest = 4096

  /// After a tag, a comment or an address in angle brackets that starts here.
  ///
  /// - Parameter commentEnds: where each `-->` of the bytes starts, in order.
  static func endOfTag(_ bytes: [UInt8], at start: Int, commentEnds: [Int]) -> Int? {
    let limit = min(bytes.count, start + longest)
    var index = start + 1
    guard index < limit else { return nil }
    if bytes[index...].starts(with: Array("!--".utf8)) {
      var low = 0
      var high = commentEnds.count
      while low < high {
        let middle = (low + high) / 2
        if commentEnds[middle] < index { low = middle + 1 } else { high = middle }
      }
      return low < commentEnds.count ? commentEnds[low] + 3 : nil
    }
    if bytes[index] == UInt8(ascii: "/") { index += 1 }
    guard index < limit, bytes[index].isLetter else { return nil }
    // `<https://…>`, `<mail@…>`
    var address = index
    while address < limit, !bytes[address].isBlank, !"<>".utf8.contains(bytes[address]) {
      address += 1
    }
    if address < limit, bytes[address] == UInt8(ascii: ">"),
      bytes[index..<address].contains(where: { ":@".utf8.contains($0) })
    {
      return address + 1
    }
    func skip(_ condition: (UInt8) -> Bool) {
      while index < limit, condition(bytes[index]) { index += 1 }
    }
    skip { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
    while index < limit {
      let blank = index
      skip(\.isBlank)
      guard index < limit else { return nil }
      if bytes[index] == UInt8(ascii: "/") { index += 1 }
      guard index < limit else { return nil }
      if bytes[index] == UInt8(ascii: ">") { return index + 1 }
      guard index > blank, bytes[index].isLetter || "_:".utf8.contains(bytes[index]) else {
        return nil
      }
      skip { $0.isLetter || $0.isDigit || "_:.-".utf8.contains($0) }
      guard index < limit, bytes[index] == UInt8(ascii: "=") else { continue }
      index += 1
      guard index < limit else { return nil }
      let quote = bytes[index]
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        index += 1
        skip { $0 != quote }
        index += 1
      } else {
        skip { !$0.isBlank && !"\"'=<>`".utf8.contains($0) }
      }
    }
    return nil
  }

  /// After the parentheses with a link's target that start here.
  static func endOfTarget(_ bytes: [UInt8], at start: Int) -> Int? {
    let limit = min(bytes.count, start + longest)
    guard start < limit, bytes[start] == UInt8(ascii: "(") else { return nil }
    var index = start + 1
    func skipBlanks() { while index < limit, bytes[index].isBlank { index += 1 } }
    skipBlanks()
    if index < limit, bytes[index] == UInt8(ascii: "<") {
      while index < limit, bytes[index] != UInt8(ascii: ">"), bytes[index] != 0x0A { index += 1 }
      index += 1
    } else {
      var depth = 0
      while index < limit, !bytes[index].isBlank {
        if bytes[index] == UInt8(ascii: "\\") { index += 1 }
        if index < limit, bytes[index] == UInt8(ascii: "(") { depth += 1 }
        if index < limit, bytes[index] == UInt8(ascii: ")") {
          if depth == 0 { return index + 1 }
          depth -= 1
        }
        index += 1
      }
    }
    skipBlanks()
    guard index < limit else { return nil }
    let pairs: [UInt8: UInt8] = [
      UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "'"): UInt8(ascii: "'"),
      UInt8(ascii: "("): UInt8(ascii: ")"),
    ]
    if let close = pairs[bytes[index]] {
      index += 1
      while index < limit, bytes[index] != close {
        index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
      }
      index += 1
      skipBlanks()
    }
    return index < limit && bytes[index] == UInt8(ascii: ")") ? index + 1 : nil
  }

  /// After an address without brackets that starts here, as `BareAddress` finds it.
  static func endOfAddress(_ bytes: [UInt8], at start: Int) -> Int? {
    guard start == 0 || !bytes[start - 1].isLetter && !bytes[start - 1].isDigit,
      ["https://", "http://", "www."].contains(where: { bytes[start...].starts(with: $0.utf8) })
    else { return nil }
    var index = start
    while index < bytes.count, !bytes[index].isBlank, bytes[index] != UInt8(ascii: "<"),
      bytes[index] < 0x80
    {
      index += 1
    }
    return index
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  fileprivate var isLetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) && self < 0x80
  }
}

/// What stands between the parentheses of what is no link.
enum BareTarget {
  /// It looks like a path: it has a file's ending, or starts as paths do.
  static func isPath(_ target: String) -> Bool {
    if target.hasPrefix("http") || target.hasPrefix("./") || target.hasPrefix("../") { return true }
    guard let dot = target.lastIndex(of: "."), dot > target.startIndex else { return false }
    let ending = target[target.index(after: dot)...]
    return (1...5).contains(ending.count)
      && ending.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      && ending.contains { $0.isLetter }
  }
}
