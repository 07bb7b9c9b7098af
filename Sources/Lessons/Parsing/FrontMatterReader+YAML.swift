internal import Yams

extension FrontMatterReader {
  /// In bytes; a course's longest list of data files is far below.
  private static let largest = 16 << 10
  private static let deepest = 32

  /// Refuses what would take the YAML library unbounded time or stack. Front matter never needs it.
  func refusal(of yaml: String) -> Diagnostic? {
    if yaml.utf8.count > Self.largest {
      return source.diagnostic(
        .frontMatterTooLarge, at: range(line: 1, bytes: 0..<3),
        "the front matter has \(yaml.utf8.count) bytes; the limit is \(Self.largest)",
        hint: "is its closing `---` in the right place?")
    }
    var anchors: Set<String> = []
    var aliases: [(name: String, range: SourceRange)] = []
    var depth = 0
    for number in 2..<max(firstBodyLine - 1, 2) {
      let bytes = Array(source.line(number).utf8)
      let indentation = bytes.prefix { $0.isSpace || $0 == UInt8(ascii: "-") }.count
      for (index, byte) in bytes.enumerated() {
        if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { depth += 1 }
        if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { depth -= 1 }
        if depth + indentation > 4 * Self.deepest || depth > Self.deepest {
          return source.diagnostic(
            .frontMatterTooDeep, at: range(line: number, bytes: index..<(index + 1)),
            "the front matter is nested too deeply", hint: "its keys need only one level of nesting"
          )
        }
        guard byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*"),
          // Within a word, as in `R&D`, they are letters like others.
          index == 0 || " \t[{,".utf8.contains(bytes[index - 1])
        else { continue }
        var cursor = ByteCursor(bytes, at: index + 1)
        cursor.skip { $0.isIdentifier || $0 == UInt8(ascii: "-") }
        let name = cursor.text((index + 1)..<cursor.index)
        guard !name.isEmpty else { continue }
        if byte == UInt8(ascii: "&") {
          anchors.insert(name)
        } else {
          aliases.append((name, range(line: number, bytes: index..<cursor.index)))
        }
      }
    }
    // Ten lines of aliases can stand for a billion values.
    guard let alias = aliases.first(where: { anchors.contains($0.name) }) else { return nil }
    return source.diagnostic(
      .badFrontMatter, at: alias.range, "front matter cannot have anchors or aliases",
      hint: "write the value out, or put it in quotes")
  }

  func diagnostic(for error: any Error) -> Diagnostic {
    guard let error = error as? YamlError else {
      return broken("the YAML cannot be read", at: SourcePosition(line: 2, column: 1))
    }
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      // What has no end is shown where it starts.
      let isAtEnd = mark.line + 1 > firstBodyLine - 2
      return broken(problem, at: position(of: isAtEnd ? context?.mark ?? mark : mark))
    case .duplicatedKeysInMapping(let duplicates, _):
      return repeated(duplicates.sorted().first ?? "")
    case .reader(let problem, let offset, _, let yaml):
      var place = SourcePosition(line: 2, column: 1)
      for character in yaml.prefix(offset ?? 0) {
        place =
          character == "\n"
          ? SourcePosition(line: place.line + 1, column: 1)
          : SourcePosition(line: place.line, column: place.column + 1)
      }
      return broken(problem, at: place)
    default:
      return broken("the YAML cannot be read", at: SourcePosition(line: 2, column: 1))
    }
  }

  private func broken(_ problem: String, at position: SourcePosition) -> Diagnostic {
    let line = source.line(position.line)
    let hint: String
    if line.prefix(while: { $0 == " " || $0 == "\t" }).contains("\t") {
      hint = "indent with spaces: YAML does not allow tabs"
    } else if line.contains(/:\s+[>|]/) {
      hint = "put the value in quotes: `>` and `|` begin a text of several lines"
    } else if problem.contains("mapping values are not allowed") {
      hint = "put a value that contains `: ` in quotes"
    } else if problem.contains("end of stream") {
      hint = "close the quote or the bracket"
    } else if problem.contains("cannot start any token") {
      hint = "put the value in quotes"
    } else {
      hint = "front matter is YAML: `key: value`, and quotes around values with special characters"
    }
    return source.diagnostic(
      .badYAML, at: SourceRange(at: position), "broken YAML: \(problem)", hint: hint)
  }

  private func repeated(_ key: String) -> Diagnostic {
    let lines = (2..<max(firstBodyLine - 1, 2)).filter {
      source.line($0).trimmed.hasPrefix("\(key):")
    }
    let line = lines.dropFirst().first ?? lines.first ?? 2
    let start = source.line(line).utf8.prefix { $0.isSpace }.count
    return source.diagnostic(
      .repeatedKey, at: range(line: line, bytes: start..<(start + key.utf8.count)),
      "`\(key)` is given twice", hint: "delete one of them")
  }
}
