internal import CellProtocol
internal import Hashing
internal import Lessons

/// The lesson up to an exercise, with an answer in the place of what the exercise starts from. So an
/// answer is a cell like any other, and its lines are lines of a lesson.
struct AnsweredLesson {
  let lesson: Lesson
  /// The lesson's line of the answer's first line.
  let firstLine: Int
  /// Up to the last line that is not blank.
  let lineCount: Int

  /// An answer's limit where neither the exercise nor the lesson asks for less, in seconds.
  private static let mostSeconds = 10.0

  init(_ lesson: Lesson, _ exercise: Exercise, answer: String) {
    let code = answer.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var attributes = Attributes()
    attributes.role = .exercise
    attributes.seconds =
      exercise.attributes.seconds ?? min(lesson.frontMatter.limits.seconds, Self.mostSeconds)
    attributes.memory = exercise.attributes.memory
    var answered = lesson
    answered.lines = Array(lesson.lines.prefix(exercise.line)) + code + ["```"]
    answered.cells =
      lesson.cells.prefix(exercise.cellsBefore).filter { $0.role == .lesson }
      + [
        Cell(
          code: answer, firstLine: exercise.line + 1, closingLine: exercise.line + code.count + 1,
          attributes: attributes)
      ]
    self.lesson = answered
    firstLine = exercise.line + 1
    lineCount = (code.lastIndex { $0.contains { !$0.isWhitespace } } ?? 0) + 1
  }

  /// The answer's own line for one of the lesson; nil where it is another cell's.
  func answerLine(_ line: Int) -> Int? {
    let own = line - firstLine + 1
    return (1...max(1, lineCount)).contains(own) ? own : nil
  }

  /// The same place in the answer's file. What lies in an earlier cell is told where the answer called
  /// it.
  func placed(_ diagnostic: Diagnostic, in file: String, _ answer: [String]) -> Diagnostic {
    var placed = diagnostic
    placed.file = file
    placed.caller = nil
    Self.tell(&placed)
    // What the compiler misses at the end of the file is missing on the last line.
    let line = min(diagnostic.range.start.line, firstLine + max(1, lineCount) - 1)
    if let start = answerLine(line) {
      placed.range = SourceRange(
        SourcePosition(line: start, column: diagnostic.range.start.column),
        SourcePosition(
          line: answerLine(diagnostic.range.end.line) ?? start, column: diagnostic.range.end.column)
      )
    } else {
      let caller = diagnostic.caller.flatMap(answerLine) ?? 1
      placed.range = SourceRange(at: SourcePosition(line: caller, column: 1))
    }
    let shown = placed.range.start.line
    placed.excerpt =
      answer.indices.contains(shown - 1) ? String(answer[shown - 1].prefix(200)) : nil
    return placed
  }
}

extension AnsweredLesson {
  /// To a student the code is the answer, and its limits are what they are.
  private static func tell(_ diagnostic: inout Diagnostic) {
    let cell = "the cell "
    if diagnostic.message.hasPrefix(cell) {
      diagnostic.message = "the answer " + diagnostic.message.dropFirst(cell.count)
    }
    switch diagnostic.rule {
    case .timeLimit: diagnostic.advice = "make the loop end"
    case .outputLimit: diagnostic.advice = "print less"
    case .memoryLimit: diagnostic.advice = "use less memory"
    case .exit: diagnostic.advice = "let the answer run to its end"
    case .kill: diagnostic.advice = "end only processes that the answer started"
    case .closedFiles: diagnostic.advice = "close only files that the answer opened"
    default: break
    }
  }
}

extension Exercise {
  /// The seed of the random numbers of its answers and its test.
  func seed(in lesson: Lesson) -> UInt64 {
    let digest = Digest.hex(of: "exercise \(lesson.frontMatter.seed) \(id ?? "")".utf8)
    return UInt64(digest.prefix(15), radix: 16) ?? 0
  }
}

/// Where the values of an answer are asked for, behind its code: in lines that no answer has.
enum Delivery {
  /// From the cell's fence.
  static let firstLine = 90_000
  private static let linesEach = 40

  /// More lines than this an answer may not have.
  static let mostAnswerLines = 50_000

  static func text(_ wanted: [(Int, ExerciseTest.Wanted)], cell number: Int) -> String {
    wanted.map { index, wanted in
      let line = (number + 1) * Int(UNROLL_CELL_LINES) + firstLine + index * linesEach
      return CellLines(file: CellSource.file, first: line).location(0)
        + "__deliver(\(index), as: (\(wanted.type)).self) {\(wanted.expression)\n}\n"
    }.joined()
  }

  /// The number of the value that a line asks for; nil for a line of the answer itself.
  static func index(ofLine line: Int, count: Int) -> Int? {
    let own = line % Int(UNROLL_CELL_LINES)
    guard line >= Int(UNROLL_CELL_LINES), own >= firstLine else { return nil }
    return min((own - firstLine) / linesEach, count - 1)
  }

  /// The most values that a test may ask for.
  static let most = (Int(UNROLL_CELL_LINES) - firstLine) / linesEach - 1
}
