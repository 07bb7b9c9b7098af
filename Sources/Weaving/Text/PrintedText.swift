package import Runs

/// The output of a cell as a report shows it: printable lines, of which the middle is left out where
/// there are too many, and of which each is cut where it is too long.
package struct PrintedText: Sendable, Hashable, Codable {
  package enum Line: Sendable, Hashable, Codable {
    case text(String, stream: OutputChunk.Stream)
    /// How many lines stood here.
    case omitted(Int)
  }

  package static let mostLines = 160
  static let linesAtTheEnd = 40
  static let mostCharacters = 2000

  package var lines: [Line]

  package init(_ chunks: [OutputChunk]) {
    lines = Self.lines(of: chunks).map(\.line)
  }

  fileprivate init(lines: [Line]) {
    self.lines = lines
  }

  /// Where all of it was written to standard error.
  package var isError: Bool {
    if case .text(_, .error)? = lines.first { true } else { false }
  }

  /// The lines that are shown, each with the number of figures that stand before it.
  fileprivate static func lines(of chunks: [OutputChunk]) -> [(line: Line, figures: Int)] {
    var all: [(line: Line, figures: Int)] = []
    for run in joined(chunks) {
      var pieces = printable(run.text).split(separator: "\n", omittingEmptySubsequences: false)
      // The end of the last line is not a line of its own.
      if pieces.last?.isEmpty == true { pieces.removeLast() }
      all += pieces.map { (.text(cut($0), stream: run.stream), run.figuresBefore) }
    }
    guard all.count > mostLines else { return all }
    let head = mostLines - linesAtTheEnd
    return all.prefix(head) + [(.omitted(all.count - mostLines), all[head].figures)]
      + all.suffix(linesAtTheEnd)
  }

  /// Neighbouring chunks of one stream are one text: a chunk may end within a line, or within
  /// a character.
  private static func joined(_ chunks: [OutputChunk]) -> [OutputChunk] {
    var result: [OutputChunk] = []
    for chunk in chunks {
      if let last = result.indices.last, result[last].stream == chunk.stream,
        result[last].figuresBefore == chunk.figuresBefore
      {
        result[last].text += chunk.text
      } else {
        result.append(chunk)
      }
    }
    return result
  }

  private static func cut(_ line: Substring) -> String {
    // Counting characters is slow; bytes tell first whether there can be too many.
    guard line.utf8.count > mostCharacters, line.count > mostCharacters else {
      return String(line)
    }
    return "\(line.prefix(mostCharacters)) … (+\(line.count - mostCharacters))"
  }
}

extension Report.Cell.Part {
  /// Texts and figures in the order in which they came out.
  static func parts(_ chunks: [OutputChunk], figures: Int) -> [Self] {
    var parts: [Self] = []
    var shown = 0
    func add(figuresBefore count: Int) {
      while shown < min(count, figures) {
        parts.append(.figure(shown))
        shown += 1
      }
    }
    for (line, before) in PrintedText.lines(of: chunks) {
      add(figuresBefore: before)
      if case .printed(var text)? = parts.last, line.continues(text) {
        text.lines.append(line)
        parts[parts.count - 1] = .printed(text)
      } else {
        parts.append(.printed(PrintedText(lines: [line])))
      }
    }
    add(figuresBefore: figures)
    return parts
  }
}

extension PrintedText.Line {
  fileprivate func continues(_ text: PrintedText) -> Bool {
    guard case .text(_, let stream) = self else { return true }
    return (stream == .error) == text.isError
  }
}
