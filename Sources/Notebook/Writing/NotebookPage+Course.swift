internal import Figures
internal import Lessons
internal import Weaving

// What a notebook says of its course.
extension NotebookPage {
  mutating func writeHeader() {
    // A title that is only the file's name is none that the author wrote.
    guard report.titleBlock == nil, report.isNamed else { return }
    addOwn(["# \(NotebookText.markdown(report.title))"])
    writeSummary()
  }

  mutating func writeSummary() {
    if let summary = report.summary, !summary.isEmpty {
      addOwn(["*\(NotebookText.markdown(summary))*"])
    }
    guard let number = facts.number, let minutes = facts.minutes else { return }
    var parts = facts.part.map { [NotebookText.markdown($0)] } ?? []
    parts += [words.lesson(number), words.minutes(minutes)]
    if !facts.needs.isEmpty { parts.append(list(of: facts.needs)) }
    addOwn([parts.joined(separator: " · ")])
  }

  /// The map of the lessons, under what introduces the course.
  mutating func writeMap() {
    guard let edition = facts.map else { return }
    addOwn(["## \(words.lessonMap)"])
    let minutes = edition.lessons.reduce(0) { $0 + $1.minutes }
    addOwn([words.wholeTime(edition.lessons.count, minutes)])
    let hasParts = edition.lessons.contains { $0.part != nil }
    for part in edition.parts {
      if hasParts, let name = part.name { addOwn(["### \(NotebookText.markdown(name))"]) }
      for entry in part.lessons { addOwn(item(entry, in: edition)) }
    }
    guard !edition.reference.isEmpty else { return flush() }
    addOwn(["### \(NotebookText.markdown(edition.reference.first?.part ?? words.reference))"])
    for entry in edition.reference {
      let summary = entry.summary.map { " · " + NotebookText.markdown($0) } ?? ""
      addOwn(["- \(link(to: CourseFacts.PageLink(path: entry.path, title: entry.title)))\(summary)"]
      )
    }
    flush()
  }

  mutating func writeFooter() {
    guard facts.isListed else { return }
    let path = facts.path
    var parts: [String] = []
    if let previous = facts.previous { parts.append("← \(link(to: previous))") }
    if let edition = facts.edition {
      if edition.index.path != path, facts.previous?.path != edition.index.path {
        parts.append(link(to: edition.index))
      }
      for page in [edition.glossary, edition.bibliography].compactMap(\.self)
      where page.path != path {
        parts.append(link(to: page))
      }
    } else {
      parts.append("[\(words.allLessons)](\(address(of: "index.md")))")
    }
    parts += facts.translations.map { "[\(languageName($0.lang))](\(address(of: $0.path)))" }
    if let next = facts.next { parts.append("\(link(to: next)) →") }
    addOwn(["---", "", parts.joined(separator: " · ")])
  }

  private func link(to page: CourseFacts.PageLink) -> String {
    "[\(NotebookText.markdown(page.title))](\(address(of: page.path)))"
  }

  private func address(of path: String) -> String {
    Markdown.target(CoursePath.relative(pagePath(path, as: Self.ending), from: facts.path))
  }

  private func list(of needs: [CourseFacts.PageLink]) -> String {
    words.needs + words.colon + needs.map(link).joined(separator: words.listSeparator)
  }

  private func item(_ entry: CourseEntry, in edition: CourseEdition) -> [String] {
    let sign = "\(edition.number(of: entry) ?? 0). "
    let indent = String(repeating: " ", count: sign.count)
    var facts = [words.minutes(entry.minutes)]
    if entry.status == .failed { facts.append("✗ \(words.failed)") }
    let needs = edition.needs(of: entry)
      .map { CourseFacts.PageLink(path: $0.path, title: $0.title) }
    if !needs.isEmpty { facts.append(list(of: needs)) }
    let page = CourseFacts.PageLink(path: entry.path, title: entry.title)
    var lines = ["\(sign)\(link(to: page)) · \(facts.joined(separator: " · "))"]
    if let summary = entry.summary, !summary.isEmpty {
      lines += ["", indent + NotebookText.markdown(summary)]
    }
    return lines
  }
}
