internal import Figures
internal import Lessons

/// What a page in Markdown says of its course: under the title, below an introduction, at the end.
package struct CourseMarkdown {
  private let facts: CourseFacts
  private let words: Wording
  private let ending: String
  private let text: (String) -> String

  /// - Parameters:
  ///   - ending: of the pages that links lead to, without the dot.
  ///   - text: plain text as Markdown on one line.
  package init(
    _ facts: CourseFacts, words: Wording, ending: String, text: @escaping (String) -> String
  ) {
    self.facts = facts
    self.words = words
    self.ending = ending
    self.text = text
  }

  /// `The cell · Lesson 2 · 12 min · Needs: Sequences`; nil for what is no lesson of an edition.
  package var place: String? {
    guard let number = facts.number, let minutes = facts.minutes else { return nil }
    var parts = facts.part.map { [text($0)] } ?? []
    parts += [words.lesson(number), words.minutes(minutes)]
    if !facts.needs.isEmpty { parts.append(list(of: facts.needs)) }
    return parts.joined(separator: " · ")
  }

  /// On a course page, the way to its first lesson; nil on all others.
  package var begin: String? {
    guard let first = facts.firstLesson, let number = first.number else { return nil }
    return "[\(words.begin(number, text(first.title)))](\(address(of: first.path)))"
  }

  /// The map of the lessons, as blocks of lines; none on pages that have no map.
  package var map: [[String]] {
    guard let edition = facts.map else { return [] }
    let minutes = edition.lessons.reduce(0) { $0 + $1.minutes }
    var blocks = [
      ["## \(words.lessonMap)"], [words.wholeTime(edition.lessons.count, minutes)],
    ]
    if let example = facts.exampleFile { blocks.append([words.runIt(example)]) }
    let hasParts = edition.lessons.contains { $0.part != nil }
    for part in edition.parts {
      if hasParts, let name = part.name { blocks.append(["### \(text(name))"]) }
      blocks += part.lessons.map { item($0, in: edition) }
    }
    guard let first = edition.reference.first else { return blocks }
    blocks.append(["### \(text(first.part ?? words.reference))"])
    return blocks
      + edition.reference.map { entry in
        let summary = entry.summary.map { " · " + text($0) } ?? ""
        return ["- \(link(to: Self.pageLink(entry)))\(summary)"]
      }
  }

  /// The neighbours, the reference pages and the other languages; nil where the course does not know
  /// the lesson.
  package var footer: String? {
    guard facts.isListed else { return nil }
    var parts: [String] = []
    if let previous = facts.previous { parts.append("← \(link(to: previous))") }
    if let edition = facts.edition {
      if edition.index.path != facts.path, facts.previous?.path != edition.index.path {
        parts.append(link(to: edition.index))
      }
      parts += [edition.glossary, edition.bibliography].compactMap(\.self)
        .filter { $0.path != facts.path }.map(link)
    } else {
      parts.append("[\(words.allLessons)](\(address(of: "index.md")))")
    }
    parts += facts.translations.map { "[\(languageName($0.lang))](\(address(of: $0.path)))" }
    if let file = facts.file { parts.append("\(words.lessonFile)\(words.colon)`\(file)`") }
    if let next = facts.next { parts.append("\(link(to: next)) →") }
    return parts.joined(separator: " · ")
  }

  private func item(_ entry: CourseEntry, in edition: CourseEdition) -> [String] {
    let sign = "\(edition.number(of: entry) ?? 0). "
    let indent = String(repeating: " ", count: sign.count)
    var facts = [words.minutes(entry.minutes)]
    if entry.status == .failed { facts.append("✗ \(words.failed)") }
    let needs = edition.needs(of: entry).map(Self.pageLink)
    if !needs.isEmpty { facts.append(list(of: needs)) }
    let line = "\(sign)\(link(to: Self.pageLink(entry))) · \(facts.joined(separator: " · "))"
    guard let summary = entry.summary, !summary.isEmpty else { return [line] }
    return [line, "", indent + text(summary)]
  }

  private static func pageLink(_ entry: CourseEntry) -> CourseFacts.PageLink {
    CourseFacts.PageLink(path: entry.path, title: entry.title)
  }

  private func list(of needs: [CourseFacts.PageLink]) -> String {
    words.needs + words.colon + needs.map(link).joined(separator: words.listSeparator)
  }

  private func link(to page: CourseFacts.PageLink) -> String {
    "[\(text(page.title))](\(address(of: page.path)))"
  }

  private func address(of path: String) -> String {
    Markdown.target(CoursePath.relative(pagePath(path, as: ending), from: facts.path))
  }
}
