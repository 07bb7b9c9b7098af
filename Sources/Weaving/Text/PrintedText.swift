package import Runs

/// The output of a cell as a report shows it: printable lines, of which the middle is left out where
/// there are too many, and of which each is cut where it is too long.
package struct PrintedText: Sendable, Hashable, Codable {
  package enum Line: Sendable, Hashable, Codable {
    case text(String, stream: OutputChunk.Stream)
    /// So many lines stood here.
    case omitted(Int)
  }

  package static let mostLines = 160
  static let linesAtTheEnd = 40
  static let mostCharacters = 2000

  package var lines: [Line]

  package init(_ chunks: [OutputChunk]) {
    var all: [(text: Substring, stream: OutputChunk.Stream)] = []
    for run in Self.joined(chunks) {
      var pieces = printable(run.text).split(separator: "\n", omittingEmptySubsequences: false)
      // The end of the last line is not a line of its own.
      if pieces.last?.isEmpty == true { pieces.removeLast() }
      all += pieces.map { ($0, run.stream) }
    }
    let shown = all.count > Self.mostLines
    let head = shown ? Self.mostLines - Self.linesAtTheEnd : all.count
    lines = all.prefix(head).map { .text(Self.cut($0.text), stream: $0.stream) }
    if shown {
      lines.append(.omitted(all.count - Self.mostLines))
      lines += all.suffix(Self.linesAtTheEnd).map { .text(Self.cut($0.text), stream: $0.stream) }
    }
  }

  /// Neighbouring chunks of one stream are one text: a chunk may end within a line, or within
  /// a character.
  private static func joined(_ chunks: [OutputChunk]) -> [OutputChunk] {
    var result: [OutputChunk] = []
    for chunk in chunks {
      if let last = result.indices.last, result[last].stream == chunk.stream {
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
