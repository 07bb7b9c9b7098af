internal import Figures
internal import Lessons
internal import Runs
internal import Weaving

/// What a student reads of the marks: a page without scripts. Whatever a student wrote is text in it.
package struct FeedbackPage {
  private let grade: StudentGrade
  private let language: String

  package init(_ grade: StudentGrade) {
    self.grade = grade
    language = grade.marks.first?.exercise.lesson.frontMatter.lang ?? "en"
  }

  /// In bytes: file systems take 255 with the ending.
  private static let longestName = 160

  /// The page's name: the student's, without what a file system or an address cannot take.
  package static func fileName(_ student: String) -> String {
    let safe = student.map { character -> Character in
      character.isLetter || character.isNumber || "-_.() ".contains(character) ? character : "_"
    }
    var name = String(safe).drop { $0 == "." || $0 == " " }
    while name.utf8.count > longestName { name.removeLast() }
    return (name.isEmpty ? "student" : name) + ".html"
  }

  package func html() -> String {
    func text(_ words: String) -> String { HTML.text(printable(words)) }
    let words = AnswerWords(lang: language)
    func told(_ sentence: String) -> String { text(words.told(sentence)) }
    var page = """
      <!doctype html>
      <html lang="\(HTML.attribute(language))">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(text(grade.student))</title>
      <style>
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
      h2 { font-size: 1.1rem; margin: 1.6rem 0 0.3rem; }
      ul { list-style: none; margin: 0; padding: 0; }
      pre, p { margin: 0.2rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
      .why { color: #555; margin-left: 1.5rem; }
      </style>
      </head>
      <body>
      <h1>\(text(grade.student))</h1>
      <p>\(grade.points) / \(grade.total)</p>

      """
    for mark in grade.marks {
      let title = mark.exercise.exercise.title ?? mark.exercise.id
      page += "<h2>\(text(title)) · \(mark.points) / \(mark.total)</h2>\n"
      if mark.isMissing { page += "<p class=\"why\">\(told("Nothing was handed in."))</p>\n" }
      for note in mark.notes { page += "<p class=\"why\">\(told(note))</p>\n" }
      guard let judgement = mark.judgement else { continue }
      for problem in judgement.problems {
        let place = "\(problem.file):\(problem.range.start.line)"
        page += "<p class=\"why\">\(text(place)): \(told(problem.message))</p>\n"
        if let line = problem.excerpt { page += "<pre class=\"why\">\(text(line))</pre>\n" }
      }
      page += "<ul>\n"
      for claim in judgement.claims {
        page += "<li>\(claim.passed ? "✓" : "✗") \(text(mark.exercise.words(claim.text)))"
        page += " (\(claim.passed ? claim.points : 0) / \(claim.points))"
        // The values of a hidden test would tell the next student what to print.
        if !claim.isHidden, let reason = claim.reason(judgement) {
          page += "<p class=\"why\">\(told(reason))</p>"
        }
        page += "</li>\n"
      }
      page += "</ul>\n"
    }
    return page + "</body>\n</html>\n"
  }
}
