import Foundation

/// What a doc comment says, in the parts that a page shows.
struct DocComment {
  enum Part: Equatable {
    case words(String)
    /// Lines that are set as they are: equations.
    case lines([String])
    /// Of a list.
    case item(String)
  }

  /// What Swift's own comments have as items of a list.
  private static let fields = [
    "Parameter", "Precondition", "Returns", "Throws", "Source", "Note", "Complexity", "Important",
  ]

  /// What the name is: all up to the first full stop at a paragraph's end, and the shapes.
  private(set) var parts: [Part] = []
  private(set) var parameters: [(name: String, words: String)] = []

  init(_ lines: [String]) {
    let blocks = Self.blocks(lines)
    var isComplete = false
    var wasKept = false
    for block in blocks {
      if let first = block.first, first.hasPrefix("- ") {
        readParameters(block)
        let text = block.map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
        let isField = Self.fields.contains { first.dropFirst(2).hasPrefix($0) }
        if !isField, wasKept { parts.append(.item(String(text.dropFirst(2)))) }
        continue
      }
      if block.allSatisfy({ $0.hasPrefix("    ") }) {
        if !isComplete { append(block.map { String($0.dropFirst(4)) }) }
        continue
      }
      // What stands below in the source does not stand below on the page.
      let words = block.joined(separator: " ")
        .replacing(#/ ?`\w+\.step` below is the same as code[^.]*\./#, with: "")
      if words.isEmpty { continue }
      wasKept = !isComplete || words.hasPrefix("Shapes")
      if wasKept { parts.append(.words(words)) }
      if words.hasSuffix(".") || words.hasSuffix(".)") { isComplete = true }
    }
    // An introduction of an example that is not shown.
    if case .words(let words)? = parts.last, words.hasSuffix(":") {
      parts[parts.count - 1] = .words(words.dropLast() + ".")
    }
  }

  /// An empty line within an equation ends no equation.
  private mutating func append(_ lines: [String]) {
    if case .lines(let before)? = parts.last {
      parts[parts.count - 1] = .lines(before + [""] + lines)
    } else {
      parts.append(.lines(lines))
    }
  }

  /// Stretches of lines between empty ones; items of a list are one each, fenced code is none.
  private static func blocks(_ lines: [String]) -> [[String]] {
    var blocks: [[String]] = [[]]
    var isCode = false
    for line in lines {
      if line.hasPrefix("```") {
        isCode.toggle()
        blocks.append([])
      } else if isCode {
        continue
      } else if line.allSatisfy(\.isWhitespace) {
        blocks.append([])
      } else if line.hasPrefix("- ") {
        blocks.append([line])
      } else {
        blocks[blocks.count - 1].append(line)
      }
    }
    return blocks.filter { !$0.isEmpty }
  }

  private mutating func readParameters(_ block: [String]) {
    if block[0].hasPrefix("- Parameters:") {
      for line in block.dropFirst() {
        let text = line.trimmingCharacters(in: .whitespaces)
        if line.hasPrefix("  - "), let (name, words) = Self.parameter(text.dropFirst(2)) {
          parameters.append((name, words))
        } else if !parameters.isEmpty {
          parameters[parameters.count - 1].words += " " + text
        }
      }
    } else if block[0].hasPrefix("- Parameter ") {
      let text = block.map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
      if let parameter = Self.parameter(text.dropFirst("- Parameter ".count)) {
        parameters.append(parameter)
      }
    }
  }

  var isEmpty: Bool { parts.isEmpty }

  /// It leans on what another form of the same name says.
  var isFurther: Bool {
    guard case .words(let words)? = parts.first else { return true }
    return words.hasPrefix("The same") || words.hasPrefix("Several") || words.hasPrefix("Against")
  }

  private static func parameter(_ text: Substring) -> (String, String)? {
    let halves = text.split(separator: ":", maxSplits: 1)
    guard halves.count == 2 else { return nil }
    return (String(halves[0]), halves[1].trimmingCharacters(in: .whitespaces))
  }
}
