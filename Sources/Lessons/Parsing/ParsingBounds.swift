/// What is refused before cmark sees it, so that parsing takes bounded time and memory.
enum ParsingBounds {
  /// In bytes.
  static let largestLesson = 4 << 20
  /// Quotes and lists that one line may open or continue.
  static let deepestPrefix = 500

  static func refusal(ofSize size: Int, path: String) -> Diagnostic? {
    guard size > largestLesson else { return nil }
    return Diagnostic(
      file: path, range: SourceRange(at: SourcePosition(line: 1, column: 1)),
      rule: "lesson-too-large",
      message: "the lesson has \(size) bytes; \(largestLesson) are the most that are read",
      hint: "split it, or keep its data in a file of its own")
  }

  static func refusal(of source: SourceText, from firstLine: Int) -> Diagnostic? {
    nil
  }

  static func tooDeep(_ node: MarkNode, in source: SourceText, lineOffset: Int) -> Diagnostic {
    let position = source.position(
      line: max(node.startLine + lineOffset, 1), byte: max(node.startColumn - 1, 0))
    return source.diagnostic(
      .error, "nested-too-deep", at: SourceRange(at: position),
      "this is nested more than \(Lesson.deepestNesting) levels deep; what is inside is left out",
      hint: "use fewer quotes, lists or emphases within each other")
  }
}
