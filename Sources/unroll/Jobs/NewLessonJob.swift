import Languages

/// Begins a lesson.
struct NewLessonJob {
  var title: String
  /// Nil for the course's first language.
  var lang: String?
  var course: String

  func run(_ console: Console) throws {
    let title = title.trimmed
    guard !title.isEmpty, !title.unicodeScalars.contains(where: { $0.properties.isControl }) else {
      throw Failure(.usage, "the title has to be one line of text")
    }
    if let lang, !LanguageTag(lang).isWellFormed {
      throw Failure(.usage, "--lang: `\(lang)` is no BCP 47 language, such as en or zh-Hans")
    }
    let slug = Self.slug(title)
    guard !slug.isEmpty else {
      throw Failure(.usage, "the title has no letter or digit to make a file's name of")
    }
    var path = Path.absolute(course)
    do {
      let place = try NewLessonPlace(in: path, lang: lang)
      path = place.path(slug: slug)
      if Files.kind(place.folder) == nil { try Files.makeFolder(place.folder) }
      let text = LessonTemplate(
        title: title, lang: place.lang, order: place.order, part: place.part
      ).text
      try Files.create(text, at: path)
    } catch let failure as SystemFailure {
      if failure.isExisting {
        throw Failure(
          .cannotWrite, "\(Path.shown(path)): is there already, and is not overwritten",
          mend: "choose another title")
      }
      throw Failure(writing: failure)
    }
    try console.report(Report(path: Path.shown(path)))
    try console.say("wrote \(Path.shown(path))")
    try console.say("see it: unroll run \(Path.shown(path))")
  }

  /// Letters and digits of any script, in lower case, with hyphens between.
  private static func slug(_ title: String) -> String {
    let words = title.lowercased().split { !$0.isLetter && !$0.isNumber }
    return String(words.joined(separator: "-").prefix(60))
      .trimmingHyphens
  }

  private struct Report: Encodable {
    var version = 1
    var exitCode: Int32 = 0
    var path: String
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isControl: Bool {
    [.control, .lineSeparator, .paragraphSeparator].contains(generalCategory)
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
