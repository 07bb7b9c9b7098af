internal import Caching
internal import Languages
internal import Lessons

/// Where a new lesson goes: the folder of its language, after the lessons that are there.
struct NewLessonPlace {
  /// Absolute.
  let folder: String
  /// As the lessons beside it write it: `zh-Hans` in a folder `zh`.
  let lang: String
  let order: Int
  /// The part of the course of the lesson before it.
  let part: String?
  /// `07-`, where the lessons beside it are numbered.
  private let prefix: String

  /// - Parameters:
  ///   - course: absolute; it need not be there.
  ///   - lang: nil for the language of the course's first folder.
  init(in course: String, lang: String?, at place: Workplace) throws(Failure) {
    do {
      try self.init(in: course, lang: lang)
    } catch {
      throw place.failure(reading: error)
    }
  }

  private init(in course: String, lang: String?) throws(SystemFailure) {
    let languages = try Self.languageFolders(in: course)
    let wanted = lang ?? (languages.contains("en") ? "en" : languages.first ?? "en")
    let isOf = { (folder: String, tag: String) in
      LanguageTag(folder).primary == LanguageTag(tag).primary
    }
    let folderName =
      languages.first { $0.lowercased() == wanted.lowercased() }
      ?? languages.first { isOf($0, wanted) } ?? (languages.isEmpty ? "" : wanted)
    folder = folderName.isEmpty ? course : Path.join(course, folderName)
    let beside = try Self.lessons(in: folder)
    self.lang =
      beside.map(\.lesson.frontMatter.lang).first {
        isOf($0, wanted) && !(lang ?? "").contains("-")
      } ?? wanted

    // What stands behind the numbered lessons, such as a glossary, is not what comes before this one.
    let numbered = beside.compactMap { file in
      Self.number(of: file.path).map { (number: $0, file: file) }
    }
    let lastNumbered = numbered.max { $0.number.value < $1.number.value }
    let last =
      lastNumbered?.file
      ?? beside.max { ($0.lesson.frontMatter.order ?? 0) < ($1.lesson.frontMatter.order ?? 0) }
    order = (last?.lesson.frontMatter.order ?? 0) + 1
    part = last?.lesson.frontMatter.part
    prefix =
      lastNumbered.map { last in
        let digits = String(last.number.value + 1)
        let zeros = max(0, last.number.width - digits.count)
        return String(repeating: "0", count: zeros) + digits + "-"
      } ?? ""
  }

  func path(slug: String) -> String {
    Path.join(folder, "\(prefix)\(slug).md")
  }

  /// The folders that hold the lessons of one language each.
  private static func languageFolders(in course: String) throws(SystemFailure) -> [String] {
    guard Files.kind(course) != nil else { return [] }
    var found: [(path: String, lang: String)] = []
    for name in try Files.names(in: course) {
      let folder = Path.join(course, name)
      guard !name.hasPrefix("."), !name.hasPrefix("_"), Files.kind(folder) == .folder else {
        continue
      }
      found += try lessons(in: folder).map { ("\(name)/\($0.path)", $0.lesson.frontMatter.lang) }
    }
    return LanguageFolders(found).names
  }

  private static func lessons(in folder: String) throws(SystemFailure) -> [LessonFile] {
    guard Files.kind(folder) == .folder else { return [] }
    var files: [LessonFile] = []
    for name in try Files.names(in: folder)
    where name.hasSuffix(".md") && name != "README.md" && !name.hasPrefix("_") {
      files.append(try LessonFile(path: name, in: folder))
    }
    return files
  }

  /// The digits that a name starts with, before a hyphen.
  private static func number(of name: String) -> (value: Int, width: Int)? {
    let digits = name.prefix { $0.isASCII && $0.isNumber }
    guard name.dropFirst(digits.count).first == "-", let value = Int(digits) else { return nil }
    return (value, digits.count)
  }
}
