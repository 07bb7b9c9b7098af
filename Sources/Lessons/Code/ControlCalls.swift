/// The choices that are written out in a cell's calls of `control`: `[0.005, 0.05]` after `in:`,
/// the numbers after `by:`, the texts after `words:`.
///
/// What a cell does for one choice does not depend on which others there are. So a result that is
/// remembered for a choice is found again after the list has changed: its key has the code without
/// these lists, and its places are counted without them.
package struct ControlCalls: Sendable {
  /// The code with `…` for each list.
  package let neutralText: String
  /// By line, from 0: where lists were, in characters.
  private let lists: [Int: [(column: Int, length: Int)]]

  /// Whether a code may read a control by itself.
  package static func mayBe(in code: String) -> Bool { code.holds("control(") }

  package init(_ code: BareCode) {
    guard Self.mayBe(in: code.text) else {
      neutralText = code.text
      lists = [:]
      return
    }
    let tokens = CodeTokens(code)
    var bytes: [UInt8] = []
    var next = 0
    var lists: [Int: [(column: Int, length: Int)]] = [:]
    for (line, range) in Self.lists(in: tokens) where range.lowerBound >= next {
      let before = tokens.text(tokens.lineStarts[line]..<range.lowerBound)
      lists[line, default: []].append((before.count + 1, tokens.text(range).count))
      bytes += tokens.bytes[next..<range.lowerBound] + Array("…".utf8)
      next = range.upperBound
    }
    bytes += tokens.bytes[next...]
    neutralText = String(decoding: bytes, as: UTF8.self)
    self.lists = lists
  }

  /// Each on one line, and of nothing but numbers and texts.
  private static func lists(in code: CodeTokens) -> [(line: Int, range: Range<Int>)] {
    var lists: [(line: Int, range: Range<Int>)] = []
    for start in code.tokens.indices
    where code.isWord(start, ["control"]) && code.text(start + 1) == "(" {
      let end = code.afterBracket(start + 1) - 1
      var index = start + 2
      while index < end {
        let isList = code.isWord(index, ["in", "by", "words"]) && code.text(index + 1) == ":"
        let first = isList ? index + 2 : index
        var last = first
        while last < end, code.text(last) != "," {
          last = code.tokens[last].kind == .open ? code.afterBracket(last) : last + 1
        }
        if isList, first < last, isWrittenOut(first..<last, code) {
          let range =
            code.tokens[first].range.lowerBound..<code.tokens[last - 1].range.upperBound
          lists.append((code.tokens[first].line, range))
        }
        index = last + 1
      }
    }
    return lists
  }

  private static func isWrittenOut(_ tokens: Range<Int>, _ code: CodeTokens) -> Bool {
    let line = code.tokens[tokens.lowerBound].line
    return tokens.allSatisfy { index in
      let token = code.tokens[index]
      let text = code.text(index)
      guard token.line == line else { return false }
      switch token.kind {
      case .word: return text.first?.isNumber == true || ["true", "false"].contains(text)
      case .sign: return [",", ".", "-", "...", "...-"].contains(text)
      case .literal: return !text.contains("\\(") && !text.contains("\n")
      case .open, .close: return "[]".contains(text)
      case .semicolon: return false
      }
    }
  }

  // MARK: Columns in characters, from 1, of a line from 0

  /// In the neutral text, for one of the code. A place within a list is that of its start.
  package func neutralColumn(_ column: Int, line: Int) -> Int {
    var result = column
    for list in lists[line] ?? [] where column > list.column {
      result -= min(column - list.column, list.length - 1)
    }
    return result
  }

  /// The other way round.
  package func writtenColumn(_ column: Int, line: Int) -> Int {
    var result = column
    for list in lists[line] ?? [] where result > list.column { result += list.length - 1 }
    return result
  }
}
