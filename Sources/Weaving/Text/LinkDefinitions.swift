internal import Lessons

extension Report {
  /// `[label]: target` in the lesson's lines, with the link that the target is of.
  package struct Definition {
    package var line: Int
    /// Where its target stands, as indices of the line's characters; without angle brackets.
    package var target: Range<Int>
    package var link: Source.Link
  }

  /// All definitions of targets that links or pictures use.
  package var definitions: [Definition] {
    let links = Dictionary(
      source.links.map { ($0.destination, $0) }, uniquingKeysWith: { one, _ in one })
    var code: Set<Int> = []
    for block in body.flattened where block.isCode { code.formUnion(block.lines) }
    return source.lines.indices.dropFirst(source.firstBodyLine - 1).compactMap { index in
      guard !code.contains(index + 1), source.lines[index].holds("]:") else { return nil }
      let characters = Array(source.lines[index])
      guard let target = Self.target(in: characters),
        let link = links[unescaped(characters[target])]
      else { return nil }
      return Definition(line: index + 1, target: target, link: link)
    }
  }

  private static func target(in characters: [Character]) -> Range<Int>? {
    let start = characters.prefix { " \t>-*+".contains($0) }.count
    guard start < characters.count, characters[start] == "[",
      let end = characters.indices.dropLast().first(where: {
        characters[$0] == "]" && characters[$0 + 1] == ":" && characters[$0 - 1] != "\\"
      }), start + 1 < characters.count, characters[start + 1] != "^"
    else { return nil }
    return range(ofTarget: end + 2, in: characters)
  }

  /// A target that starts here, after blanks.
  static func range(ofTarget start: Int, in characters: [Character]) -> Range<Int>? {
    var start = start
    while start < characters.count, " \t".contains(characters[start]) { start += 1 }
    guard start < characters.count else { return nil }
    if characters[start] == "<" {
      guard let end = characters[start...].firstIndex(of: ">") else { return nil }
      return start + 1..<end
    }
    var end = start
    var depth = 0
    while end < characters.count, !" \t".contains(characters[end]) {
      if characters[end] == "\\" { end += 1 }
      if end < characters.count, characters[end] == "(" { depth += 1 }
      if end < characters.count, characters[end] == ")" {
        if depth == 0 { break }
        depth -= 1
      }
      end += 1
    }
    end = min(end, characters.count)
    return end > start ? start..<end : nil
  }

  /// A target as CommonMark reads it.
  private func unescaped(_ target: ArraySlice<Character>) -> String {
    var text = ""
    var rest = target
    while let character = rest.popFirst() {
      if character == "\\", let next = rest.first, next.isASCII, next.isPunctuation || next.isSymbol
      {
        text.append(next)
        rest.removeFirst()
      } else {
        text.append(character)
      }
    }
    return text
  }
}

extension Report.Block {
  fileprivate var isCode: Bool {
    switch content {
    case .cell, .equation, .html, .listing, .table, .task: true
    default: false
    }
  }
}

/// Where the target of `[text](target)` or `![text](target)` stands; nil where it is elsewhere.
///
/// - Parameters:
///   - bracket: where the link starts.
///   - characters: of the line.
package func linkTarget(after bracket: Int, in characters: [Character]) -> Range<Int>? {
  var index = characters[bracket] == "!" ? bracket + 1 : bracket
  var depth = 0
  while index < characters.count {
    switch characters[index] {
    case "\\": index += 1
    case "[": depth += 1
    case "]": depth -= 1
    default: break
    }
    if depth == 0 { break }
    index += 1
  }
  guard index + 1 < characters.count, characters[index + 1] == "(" else { return nil }
  return Report.range(ofTarget: index + 2, in: characters)
}
