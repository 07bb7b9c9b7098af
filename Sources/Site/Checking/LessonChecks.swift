internal import Figures
internal import Lessons
internal import Runs
internal import Weaving

/// What has to hold beyond a cell's success.
struct LessonChecks: Sendable {
  private let course: CourseFolder
  private let selection: Selection
  private let maker: PageMaker
  private let files: CourseFiles
  private let languages: LanguageFolders

  /// - Parameter maker: of the course as its readers see it.
  init(course: CourseFolder, selection: Selection, maker: PageMaker) {
    self.course = course
    self.selection = selection
    self.maker = maker
    let shown = maker.shownCourse
    files = CourseFiles(course, shown: maker.course) { shown.makes($0) }
    languages = LanguageFolders(
      course.lessons.lazy.map { ($0.path, $0.lang) })
  }

  /// What is wrong with the lesson's links and data.
  func linkProblems(of lesson: Lesson) -> [Diagnostic] {
    lesson.check(course: files)
  }

  /// The same, with what it asked about files that are no lessons.
  func answeredLinkProblems(
    of lesson: Lesson
  ) -> (problems: [Diagnostic], answers: [String: String]) {
    let asked = AskedFiles(files)
    return (lesson.check(course: asked), asked.answers)
  }

  /// Whether those files are still what they were, by `answeredLinkProblems`.
  func isStill(_ answers: [String: String]) -> Bool {
    answers.allSatisfy { "\(files.file(at: $0))" == $1 }
  }

  /// The digest of what links to other lessons are checked against.
  var linksDigest: String { files.digest }

  /// The result with whatever is wrong with the lesson's links, data, formulas and words.
  ///
  /// - Parameter links: `linkProblems` of the lesson, as they were found already.
  func adding(
    linkProblems links: [Diagnostic], to result: LessonResult
  ) throws(Failure) -> LessonResult {
    var result = result
    let found = links + (try maker.problems(of: result)) + unusedWords(of: result)
    result.findings += found
    if let published = result.published {
      let formulas = try maker.problems(of: result.asShown)
      result.published?.findings += linkProblems(of: published.lesson) + formulas
    }
    result.add(found.map { course.shown($0) })
    return result
  }

  /// Translations of texts that no figure has any more. A lesson that failed has not shown them all.
  private func unusedWords(of result: LessonResult) -> [Diagnostic] {
    guard result.run.succeeded else { return [] }
    let claims = result.lesson.tests.flatMap(\.claims).map { Phrase($0.text) }
    let others = result.run.alternatives
    let choices = (others?.controls ?? []).flatMap { [$0.control.name] + $0.control.labels }
    let cells = result.run.cells + (others?.outcomes.flatMap(\.cells) ?? [])
    let phrases =
      cells.flatMap(\.figures).flatMap(\.phrases) + claims + choices.map { Phrase($0) }
    let shown = Set(phrases.map(\.english)).sorted()
    return result.lesson.figureWords.unused(by: phrases).map {
      result.lesson.unusedWord($0, among: shown)
    }
  }

  /// Where what came out is not what the lesson says after `// →`.
  func unmet(_ result: LessonResult) -> [Diagnostic] {
    course.unmetExpectations(of: result)
  }

  /// Where the lesson is not the same as its twins in other languages. What two lessons do not share
  /// is told once: at the later one, unless that is not looked at.
  func twins(_ lesson: Lesson) -> [Diagnostic] {
    guard let folder = languages.folder(of: lesson.path) else { return [] }
    let isFirst = folder == languages.names.first
    var found = [lesson.languageProblem(inFolder: folder)].compactMap(\.self)
    for path in languages.twinPaths(of: lesson.path) {
      guard let twin = course.lessons.first(where: { $0.path == path }) else {
        found.append(lesson.missingTwin(at: course.shown(path)))
        continue
      }
      let isOfFirst = languages.folder(of: path) == languages.names.first
      guard isOfFirst || isFirst && !selection.contains(path) else { continue }
      found += lesson.differences(from: twin.lesson, shownAs: course.shown(path))
    }
    return found.map { course.shown($0) }
  }

  /// Claims that rest on fewer seeds than the lesson, or the nearest `index.md` above it, asks for.
  func fewSeeds(_ lesson: Lesson) -> [Diagnostic] {
    let above = course.indices(above: lesson.path).reversed().lazy.map(\.lesson)
    guard let least = ([lesson] + above).lazy.compactMap(\.frontMatter.leastSeeds).first else {
      return []
    }
    return lesson.claimsOnFewSeeds(least: least).map { course.shown($0) }
  }

  /// The lesson's file with the values that came out after its `// →`.
  static func updated(_ result: LessonResult) -> [UInt8] {
    result.lesson.updatingExpectations(in: result.file.bytes, from: result.run)
  }
}
