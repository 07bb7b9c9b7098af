internal import Lessons
internal import Weaving

// Exercises, which look like something to do, and folds and solutions, which open at a click.
extension HTMLPage {
  /// A link into a closed solution opens it: browsers reveal the target of a fragment.
  mutating func write(_ task: Report.Task, around block: Report.Block) {
    let name = words.name(of: task, lesson: place?.number)
    if task.role == .exercise {
      page.open("section", ["class": "exercise", "id": claim(task.id), "aria-label": name])
      page.newline()
      page.open("p", ["class": "task"])
      if let id = task.id {
        page.element("a", ["class": "number", "href": fragment(id), "lang": wordsLang], text: name)
      } else {
        page.element("span", ["class": "number", "lang": wordsLang], text: name)
      }
      writeTitle(of: task)
      page.close("p")
    } else {
      page.open(
        "details",
        ["class": "solution", "id": claim(task.id), "open": task.isOpen(solutions) ? "" : nil])
      page.open("summary")
      page.element("span", ["class": "number", "lang": wordsLang], text: name)
      writeTitle(of: task)
      page.close("summary")
    }
    page.newline()
    write(block.content)
    page.newline()
    if task.role == .exercise { page.close("section") } else { page.close("details") }
  }

  /// What an answer has to do, in words.
  mutating func write(_ claims: Report.Claims) {
    guard !claims.texts.isEmpty else { return }
    page.open("div", ["class": "claims"])
    page.newline()
    page.element("p", ["lang": wordsLang], text: words.answerHasTo)
    page.newline()
    page.open("ul")
    page.newline()
    for text in claims.lines(words) {
      page.element("li", text: printable(text))
      page.newline()
    }
    page.close("ul")
    page.newline()
    page.close("div")
  }

  mutating func write(_ fold: Report.Fold) {
    page.open("details", ["class": "hint", "open": place == nil ? nil : ""])
    page.element("summary", ["lang": wordsLang], text: fold.title(words))
    page.newline()
    write(fold.blocks)
    page.close("details")
  }

  private mutating func writeTitle(of task: Report.Task) {
    guard let title = task.title else { return }
    page.text(" ")
    page.element("span", ["class": "name"], text: printable(title))
  }
}

extension Report.Label {
  /// The number, as ids of drawings have it.
  var mark: String { kind == .solutionFigure ? "s\(number)" : "\(number)" }
}
