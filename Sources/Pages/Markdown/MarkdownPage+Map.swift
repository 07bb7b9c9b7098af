internal import Weaving

// What the Markdown reports of a course's edition say of the course.
extension MarkdownPage {
  /// `The cell · Lesson 2 · 12 min · Needs: Sequences`, under the title.
  mutating func writeFacts() {
    guard let number = facts.number, let minutes = facts.minutes else { return }
    var parts = facts.part.map { [markdownText($0)] } ?? []
    parts += [words.lesson(number), words.minutes(minutes)]
    if !facts.needs.isEmpty { parts.append(list(of: facts.needs)) }
    appendBlock([parts.joined(separator: " · ")])
  }

  /// The map of the lessons, under what introduces the course.
  mutating func writeMap() {
    guard let edition = facts.map else { return }
    appendBlock(["## \(words.lessonMap)"])
    let minutes = edition.lessons.reduce(0) { $0 + $1.minutes }
    appendBlock([words.wholeTime(edition.lessons.count, minutes)])
    let hasParts = edition.lessons.contains { $0.part != nil }
    for part in edition.parts {
      if hasParts, let name = part.name { appendBlock(["### \(markdownText(name))"]) }
      for entry in part.lessons { appendBlock(item(entry, in: edition)) }
    }
    guard !edition.reference.isEmpty else { return }
    appendBlock(["### \(markdownText(edition.reference.first?.part ?? words.reference))"])
    for entry in edition.reference {
      let summary = entry.summary.map { " · " + markdownText($0) } ?? ""
      appendBlock(["- \(link(to: pageLink(entry)))\(summary)"])
    }
  }

  private func list(of needs: [CourseFacts.PageLink]) -> String {
    words.needs + words.colon + needs.map(link).joined(separator: words.listSeparator)
  }

  private func pageLink(_ entry: CourseEntry) -> CourseFacts.PageLink {
    CourseFacts.PageLink(path: entry.path, title: entry.title)
  }

  private func item(_ entry: CourseEntry, in edition: CourseEdition) -> [String] {
    let number = edition.number(of: entry) ?? 0
    let sign = "\(number). "
    let indent = String(repeating: " ", count: sign.count)
    var facts = [words.minutes(entry.minutes)]
    if entry.status == .failed { facts.append("✗ \(words.failed)") }
    let needs = edition.needs(of: entry).map(pageLink)
    if !needs.isEmpty { facts.append(list(of: needs)) }
    var lines = ["\(sign)\(link(to: pageLink(entry))) · \(facts.joined(separator: " · "))"]
    if let summary = entry.summary, !summary.isEmpty {
      lines += ["", indent + markdownText(summary)]
    }
    return lines
  }
}
