import Lessons
import Pages
import Runs
import Site
import TextWidth

/// What practice shows of an exercise, as lines of a terminal.
struct PracticeText {
  var width: Int
  var hasColor: Bool

  private enum Look: String { case bold = "1", faint = "2", green = "32", red = "31", cyan = "36" }

  private func styled(_ text: String, _ look: Look) -> String {
    hasColor ? "\u{1B}[\(look.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// Lines that fit; the first has `mark` in front, the others as much room.
  private func wrapped(_ text: String, mark: String = "", look: Look? = nil) -> [String] {
    let indent = TextWidth.columns(of: mark)
    let characters = Array(Printable.line(text))
    let rows = LineBreaks.lines(of: characters, width: max(20, width - indent))
    let lines = rows.isEmpty ? [""] : rows.map { String(characters[$0]) }
    return lines.enumerated().map { index, line in
      let body = look.map { styled(line, $0) } ?? line
      return (index == 0 ? mark : String(repeating: " ", count: indent)) + body
    }
  }

  private func code(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map {
      "    " + TextWidth.shortened(Printable.line($0), to: width - 4)
    }
  }

  // MARK: One exercise

  func task(_ exercise: CourseExercise, of words: PracticeWords, file: String) -> String {
    var lines = [""]
    let title = exercise.exercise.title ?? exercise.id
    lines += wrapped("\(title)  \(exercise.name)", look: .bold)
    lines.append("")
    // The heading has been said.
    let prose = exercise.exercise.task.drop { $0.hasPrefix("#") || $0.allSatisfy(\.isWhitespace) }
    lines += self.prose(Array(prose))
    lines += wrapped(words.edit(file), look: .cyan)
    return lines.joined(separator: "\n") + "\n"
  }

  /// The author's lines: paragraphs and items are wrapped, the code of fences keeps its lines. A blank
  /// line follows each block.
  private func prose(_ source: [String]) -> [String] {
    var lines: [String] = []
    var paragraph = ""
    var fence: Substring?
    func endParagraph() {
      guard !paragraph.isEmpty else { return }
      let item = paragraph.prefixMatch(of: /[-*+] +|[0-9]+[.)] +/)
      let mark = item.map { String($0.0) } ?? ""
      lines += wrapped(TerminalProse.text(String(paragraph.dropFirst(mark.count))), mark: mark)
      paragraph = ""
    }
    func endBlock() {
      endParagraph()
      if lines.last?.isEmpty == false { lines.append("") }
    }
    for line in source {
      if let open = fence {
        if line.drop(while: \.isWhitespace).hasPrefix(open) {
          fence = nil
          endBlock()
        } else {
          lines += code(line)
        }
      } else if let marks = line.prefixMatch(of: /\ {0,3}(```+|~~~+)/) {
        endBlock()
        fence = marks.1
      } else if line.allSatisfy(\.isWhitespace) {
        endBlock()
      } else {
        if line.prefixMatch(of: /\ *([-*+]|[0-9]+[.)])\s/) != nil { endParagraph() }
        paragraph += (paragraph.isEmpty ? "" : " ") + line.drop(while: \.isWhitespace)
      }
    }
    endBlock()
    return lines
  }

  func hint(_ lines: [String], number: Int, of words: PracticeWords) -> String {
    (wrapped("\(words.hint) \(number)", look: .bold)
      + lines.flatMap { wrapped(TerminalProse.text($0), mark: "  ") })
      .joined(separator: "\n") + "\n"
  }

  func solution(_ code: String) -> String { self.code(code).joined(separator: "\n") + "\n" }

  func changed(_ former: String, _ exercise: CourseExercise, of words: PracticeWords) -> String {
    (wrapped(words.startChanged, look: .red) + [words.former] + code(former) + [words.now]
      + code(exercise.exercise.start)).joined(separator: "\n") + "\n"
  }

  func note(_ text: String) -> String { wrapped(text, look: .faint).joined(separator: "\n") + "\n" }

  // MARK: Verdicts

  /// The verdict, with what each line of the answer made.
  func verdict(_ state: PracticeState, answer: String?, of words: PracticeWords) -> String {
    var lines: [String] = []
    if let judgement = state.judgement, let answer { lines += listing(answer, judgement.values) }
    let told = AnswerWords(lang: state.exercise.lesson.frontMatter.lang)
    if let refusal = state.refusal {
      lines += wrapped("\(state.file): \(told.told(refusal))", look: .red)
    }
    guard let judgement = state.judgement else {
      return lines.map { $0 + "\n" }.joined()
    }
    for chunk in judgement.output where chunk.stream == .output {
      let printed = chunk.text.split(separator: "\n")
      lines += printed.prefix(20).map {
        "  | " + TextWidth.shortened(Printable.line($0), to: width - 4)
      }
      if printed.count > 20 { lines.append("  | " + words.leftOut(printed.count - 20)) }
    }
    lines += judgement.problems.flatMap { problem($0, told) }
    for problem in judgement.lessonProblems {
      lines += wrapped(
        "\(problem.file):\(problem.range.start.line): \(problem.message)", look: .red)
    }
    for claim in judgement.claims { lines += self.claim(claim, state, words) }
    lines += wrapped(
      words.points(judgement.points, judgement.total),
      look: judgement.isSolved ? .green : .faint)
    return lines.joined(separator: "\n") + "\n"
  }

  private func problem(_ problem: Diagnostic, _ told: AnswerWords) -> [String] {
    let place = "\(problem.file):\(problem.range.start.line):\(problem.range.start.column)"
    return wrapped("\(place): \(told.told(problem.message))", look: .red)
      + [problem.advice].compactMap { $0 }.flatMap { wrapped(told.told($0), mark: "  ") }
  }

  private func claim(
    _ claim: Judgement.Claim, _ state: PracticeState, _ words: PracticeWords
  ) -> [String] {
    let mark = claim.passed ? "✓ " : "✗ "
    let text = state.exercise.words(claim.text)
    var lines = wrapped(text, mark: styled(mark, claim.passed ? .green : .red))
    switch claim.verdict {
    case .passed: break
    case .failed(let left?, let right):
      for (name, side) in [(words.left, left), (words.right, right ?? "")] {
        lines += side.split(separator: "\n").prefix(8).enumerated().map { index, row in
          let head = index == 0 ? "    \(name) " : "           "
          return styled(head, .faint) + TextWidth.shortened(Printable.line(row), to: width - 11)
        }
      }
    case .failed: break
    case .missing(let name): lines += wrapped(words.missing(name), mark: "    ")
    case .impossible(let why):
      let told = AnswerWords(lang: state.exercise.lesson.frontMatter.lang)
      lines += wrapped(told.told(why), mark: "    ")
    }
    return lines
  }

  /// The answer's lines, each with the last value that it made.
  private func listing(_ answer: String, _ values: [LineValue]) -> [String] {
    var byLine: [Int: String] = [:]
    for value in values { byLine[value.range.end.line] = value.text }
    let lines = answer.split(separator: "\n", omittingEmptySubsequences: false)
    guard !byLine.isEmpty else { return [] }
    return lines.prefix(60).enumerated().compactMap { index, line in
      let value = byLine[index + 1].map { "→ " + Printable.line($0) }
      if line.isEmpty, value == nil, index + 1 == lines.count { return nil }
      let room = width - 2 - (value.map { min(32, TextWidth.columns(of: $0)) + 2 } ?? 0)
      let code = TextWidth.shortened(Printable.line(line), to: room)
      guard let value else { return "  " + code }
      let padding = String(repeating: " ", count: max(2, 44 - TextWidth.columns(of: code)))
      let left = width - 2 - TextWidth.columns(of: code) - padding.count
      return "  " + code + padding + styled(TextWidth.shortened(value, to: max(8, left)), .cyan)
    }
  }

  // MARK: Lists

  func list(_ states: [PracticeState], strays: [String]) -> String {
    guard let first = states.first else { return "" }
    let words = PracticeWords(lang: first.exercise.lesson.frontMatter.lang)
    let lines = states.map { state -> String in
      let (mark, word, look): (String, String, Look) =
        switch state.standing {
        case .solved: ("✓", words.solved, .green)
        case .open: ("✗", words.open, .red)
        case .notBegun: ("·", words.notBegun, .faint)
        }
      let points = state.judgement.map { "  \(words.points($0.points, $0.total))" } ?? ""
      return styled(mark, look) + " \(state.exercise.name)  \(styled(word, look))\(points)"
    }
    let solved = states.count { $0.standing == .solved }
    return
      (lines + [words.solvedCount(solved, states.count)]
      + strays.flatMap { wrapped(words.stray($0), look: .faint) }).joined(separator: "\n") + "\n"
  }
}
