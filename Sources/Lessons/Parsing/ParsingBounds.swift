/// What is refused before cmark sees it, so that parsing takes bounded time and memory.
///
/// cmark 0.30.2 is linear but for two inputs, which other tools patch and a system library may not
/// have patched: each blank line walks all open list items, and each link walks all open `![`.
enum ParsingBounds {
  /// In bytes. cmark may need 200 bytes for one of text.
  static let largestLesson = 2 << 20
  /// Steps of either walk; some nanoseconds each.
  private static let mostSteps = 20_000_000

  static func refusal(ofSize size: Int, path: String) -> Diagnostic? {
    guard size > largestLesson else { return nil }
    return Diagnostic(
      file: path, range: SourceRange(at: SourcePosition(line: 1, column: 1)),
      rule: .lessonTooLarge,
      message: "the lesson has \(size) bytes; the limit is \(largestLesson)",
      hint: "split it, or keep its data in a file of its own")
  }

  static func refusal(of source: SourceText, from firstLine: Int) -> Diagnostic? {
    var deepest = 0
    var blankSteps = 0
    var linkSteps = 0
    var run = (images: 0, closes: 0)
    for number in max(firstLine, 1)..<max(source.lines.count + 1, firstLine, 1) {
      let shape = LineShape(source.lines[number - 1])
      deepest = max(deepest, shape.levels)
      if shape.isBlank {
        blankSteps += deepest
        linkSteps += run.images * run.closes
        run = (0, 0)
      } else {
        run.images += shape.images
        run.closes += shape.closes
      }
      if blankSteps > mostSteps || linkSteps + run.images * run.closes > mostSteps {
        return source.diagnostic(
          .unboundedMarkdown,
          at: SourceRange(at: SourcePosition(line: number, column: 1)),
          blankSteps > mostSteps
            ? "the lists up to this line are nested too deeply to be read in bounded time"
            : "up to this line too many `![` have no `]` for the text to be read in bounded time",
          hint: "split the lesson, or look for a part that was generated wrongly")
      }
    }
    return nil
  }

  static func tooDeep(_ node: MarkNode, in source: SourceText) -> Diagnostic {
    let position = source.position(
      line: max(node.startLine, 1), byte: max(node.startColumn - 1, 0))
    return source.diagnostic(
      .nestedTooDeep, at: SourceRange(at: position),
      "this is nested more than \(Lesson.deepestNesting) levels deep; the inner levels are left out",
      hint: "nest quotes, lists and emphasis less deeply")
  }
}

/// What bounds the work that a line makes for cmark, whatever block it belongs to.
private struct LineShape {
  /// Nothing but spaces and quote marks.
  var isBlank = true
  /// At least as many as the list items that the line opens or is in.
  var levels = 0
  var images = 0
  var closes = 0

  init(_ line: String) {
    var line = line
    line.withUTF8 { bytes in
      var inPrefix = true
      var spaces = 0
      for index in bytes.indices {
        switch bytes[index] {
        case UInt8(ascii: " "): spaces += 1
        case UInt8(ascii: "\t"): spaces += 4
        case UInt8(ascii: ">"): break
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "."),
          UInt8(ascii: ")"):
          isBlank = false
          if inPrefix {
            levels += 1
            spaces = 0
          }
        case UInt8(ascii: "0")...UInt8(ascii: "9"): isBlank = false
        case let byte:
          isBlank = false
          inPrefix = false
          if byte == UInt8(ascii: "]") { closes += 1 }
          if byte == UInt8(ascii: "["), index > 0, bytes[index - 1] == UInt8(ascii: "!") {
            images += 1
          }
        }
        if inPrefix, spaces >= 2 {
          // An item inside others stands two columns to the right of the one around it.
          levels += 1
          spaces -= 2
        }
      }
    }
  }
}
