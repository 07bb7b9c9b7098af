internal import Caching
internal import Languages
internal import TextWidth

/// Begins a lesson.
struct NewLessonJob {
  var title: String
  /// Nil for the course's first language.
  var lang: String?
  var course: String
  /// Nil for a lesson that begins with our own text.
  var text: ImportedLesson?

  var place: Workplace

  /// - Returns: The new file, absolute.
  func run() throws(Failure) -> String {
    let title = title.trimmed
    let slug = try Self.slug(checking: title)
    if let lang, !LanguageTag(lang).isWellFormed {
      throw Failure(
        .unusableLanguage, "--lang: `\(lang)` is not a BCP 47 language such as en or zh-Hans")
    }
    let course = place.absolute(course)
    if let kind = Files.kind(course), kind != .folder {
      throw place.failure(writing: .notAFolder(course))
    }
    let spot = try NewLessonPlace(in: course, lang: lang, at: place)
    let path = spot.path(slug: slug)
    let markdown =
      text?.markdown
      ?? LessonTemplate(title: title, lang: spot.lang, order: spot.order, part: spot.part).text
    var files = (text?.files ?? []).map { (path: Path.join(spot.folder, $0.name), bytes: $0.bytes) }
    files.append((path, Array(markdown.utf8)))
    try create(files)
    return path
  }

  /// Makes all of the files, or none.
  private func create(_ files: [(path: String, bytes: [UInt8])]) throws(Failure) {
    var created: [String] = []
    do {
      for file in files {
        try Files.makeFolder(Path.folder(file.path))
        try WholeFile.create(file.bytes, at: file.path)
        created.append(file.path)
      }
    } catch {
      for path in created { try? Files.removeFile(path) }
      guard error.isExisting else { throw place.failure(writing: error) }
      throw Failure(
        .alreadyThere, "\(place.shown(error.path)): already exists, and is not overwritten",
        mend: "choose another title")
    }
  }

  private static func slug(checking title: String) throws(Failure) -> String {
    guard !title.isEmpty,
      !title.unicodeScalars.contains(where: { $0.isHidden || $0 == "\n" || $0 == "\t" })
    else {
      throw Failure(.unusableTitle, "the title has to be one line of text")
    }
    let slug = slug(title)
    guard !slug.isEmpty else {
      throw Failure(.unusableTitle, "the title has no letter or digit for the name of the file")
    }
    return slug
  }

  /// Letters and digits of any script, in lower case, with hyphens between.
  private static func slug(_ title: String) -> String {
    let words = title.lowercased().split { !$0.isLetter && !$0.isNumber }
    return String(words.joined(separator: "-").prefix(60))
      .trimmingHyphens
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  fileprivate var trimmingHyphens: String {
    var text = self
    while text.hasSuffix("-") { text.removeLast() }
    return text
  }
}
