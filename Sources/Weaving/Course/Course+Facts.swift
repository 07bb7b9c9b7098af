package import Lessons

extension Course {
  /// What the page of a lesson may show of the course.
  package func facts(of lesson: Lesson) -> CourseFacts {
    facts(of: lesson, at: lesson.path)
  }

  /// - Parameter path: of the lesson, relative to the course's folder, which `lesson.path` need not be.
  package func facts(of lesson: Lesson, at path: String) -> CourseFacts {
    var facts = facts(at: path)
    for written in lesson.destinations { facts.links[written] = link(written, from: path) }
    // Its own names are explained where they stand.
    if let library = facts.edition?.library, library.path != path {
      facts.names = names[library.path] ?? [:]
    }
    return facts
  }

  /// What a page without a lesson may show of the course: `en/search.html`.
  package func facts(at path: String) -> CourseFacts {
    var facts = CourseFacts(path: path)
    facts.courseTitle = title
    facts.baseURL = baseURL
    facts.translations = translations(of: path)
    let (previous, next) = neighbours(of: path)
    facts.previous = previous.map(pageLink)
    facts.next = next.map(pageLink)
    let edition = edition(of: path)
    facts.edition = edition.map { edition in
      CourseFacts.Edition(
        title: edition.title, lang: edition.lang, folder: edition.folder,
        index: pageLink(edition.index), glossary: edition.glossary.map(pageLink),
        bibliography: edition.bibliography.map(pageLink),
        library: edition.library.map(pageLink))
    }
    guard let entry = entry(at: path) else { return facts }
    facts.isListed = true
    facts.part = entry.part
    facts.minutes = entry.minutes
    facts.file = file(of: entry)
    guard let edition else { return facts }
    facts.number = edition.number(of: entry)
    facts.needs = edition.needs(of: entry).map(pageLink)
    if edition.index.path == path { facts.map = edition }
    return facts
  }

  /// As seen from the folder that holds the course.
  private func file(of entry: CourseEntry) -> String {
    folder.isEmpty ? entry.path : "\(folder)/\(entry.path)"
  }

  private func pageLink(_ entry: CourseEntry) -> CourseFacts.PageLink {
    CourseFacts.PageLink(
      path: entry.path, title: entry.title,
      number: edition(of: entry.path)?.number(of: entry))
  }
}

extension Lesson {
  /// What its links and pictures name, as the author wrote it.
  fileprivate var destinations: Set<String> {
    var found = Set(references.map(\.destination))
    func collect(_ inlines: [Inline]) {
      for inline in inlines {
        switch inline {
        case .link(let destination, _, let content):
          found.insert(destination)
          collect(content)
        case .image(let source, _, _): found.insert(source)
        case .emphasis(let content), .strong(let content): collect(content)
        default: break
        }
      }
    }
    for block in allBlocks {
      switch block.kind {
      case .heading(_, let content, _), .paragraph(let content): collect(content)
      default: break
      }
    }
    return found
  }
}
