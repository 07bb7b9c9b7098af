internal import Lessons

/// What the compiler says of the lines that ask an answer for its values, in words for a student.
struct AnswerRefusal {
  /// By the number of the value.
  var sentences: [Int: String] = [:]
  /// Nothing else is wrong.
  var isAboutValuesAlone = true

  static func all(in said: String, _ wanted: [ExerciseTest.Wanted]) -> AnswerRefusal {
    var refusal = AnswerRefusal()
    var count = 0
    for line in said.split(separator: "\n") {
      guard let match = line.wholeMatch(of: /(.*?):(\d+):\d+: error: (.*)/) else { continue }
      count += 1
      guard match.1 == CellSource.file, let number = Int(match.2),
        let index = Delivery.index(ofLine: number, count: wanted.count), index >= 0
      else {
        refusal.isAboutValuesAlone = false
        continue
      }
      if refusal.sentences[index] == nil {
        refusal.sentences[index] = sentence(String(match.3), wanted[index])
      }
    }
    if count == 0 { refusal.isAboutValuesAlone = false }
    return refusal
  }

  private static func sentence(_ message: String, _ wanted: ExerciseTest.Wanted) -> String {
    let expression = wanted.expression.split { $0.isWhitespace }.joined(separator: " ")
    if let match = message.firstMatch(of: /cannot find '([^']+)' in scope/) {
      return "`\(match.1)` is missing: the exercise asks for it"
    }
    if message.contains("convert") || message.contains("conflicting arguments")
      || message.contains("conform")
    {
      // The answer is asked for in a closure, of which nobody has heard.
      let type = message.firstMatch(of: /'(?:\(\)(?: throws)? -> )?([^']+)'/).map { String($0.1) }
      let given = type.flatMap { $0 == wanted.type ? nil : ", and is a `\($0)`" } ?? ""
      return "`\(expression)` has to be of type `\(wanted.type)`\(given)"
    }
    return "`\(expression)` does not work as the exercise asks: \(message)"
  }

  /// The line of an answer on which something is declared; its last line where it is not.
  static func line(of sentence: String, in answer: [String]) -> Int {
    let name = sentence.firstMatch(of: /`([\p{L}_][\p{L}\p{N}_]*)/).map { String($0.1) }
    let last = (answer.lastIndex { $0.contains { !$0.isWhitespace } } ?? 0) + 1
    guard let name else { return last }
    let index = answer.firstIndex { line in
      line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.contains { $0 == name }
    }
    return index.map { $0 + 1 } ?? last
  }
}
