/// What an exercise is called: in both languages of a course, and as the name of answers' files.
enum ExerciseID {
  static let longest = 64

  /// What is wrong with the id of an exercise that has a test.
  ///
  /// - Parameter line: of the exercise's fence.
  static func problem(
    _ id: String?, _ range: SourceRange?, line: Int, _ source: SourceText
  ) -> Diagnostic? {
    let fence = SourceRange(at: SourcePosition(line: line, column: 1))
    guard let id else {
      return source.diagnostic(
        .exerciseID, at: fence, "an exercise with a test needs an id",
        hint: "write `swift exercise {#name}`; answers are found by it")
    }
    let isFileName =
      !id.isEmpty && id.count <= longest
      && id.allSatisfy {
        $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-" || $0 == "_")
      } && id.first != "-"
    guard !isFileName else { return nil }
    return source.diagnostic(
      .exerciseID, at: range ?? fence,
      "the id `\(id)` names answers' files, and cannot be their name",
      hint: "use at most \(longest) small letters a to z, digits, `-` and `_`")
  }
}
