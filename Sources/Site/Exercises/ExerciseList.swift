package import Lessons

/// An exercise of a course that can be answered: it has an id and a test.
package struct CourseExercise: Sendable {
  package var exercise: Exercise
  package var id: String
  package var file: LessonFile
  /// The lesson's file name without its ending: the folder of its answers, the same in all languages.
  package var lessonName: String
  /// Where the author wrote it, as messages show it.
  package var place: String
  /// Among the exercises of its lesson, from 1.
  package var number: Int

  package var lesson: Lesson { file.lesson }
  /// `02-one-cell/third-day`.
  package var name: String { "\(lessonName)/\(id)" }

  /// What a claim says in the lesson's language.
  package func words(_ claim: String) -> String {
    lesson.frontMatter.words[claim] ?? claim
  }
}

extension CourseFolder {
  /// The exercises of these lessons that can be answered, in the course's order, in one language.
  ///
  /// - Parameter selection: with the whole course only its first language counts.
  func exercises(in selection: Selection) -> [CourseExercise] {
    let languages = LanguageFolders(
      lessons.lazy.map { ($0.path, $0.lesson.frontMatter.lang) })
    var seen: Set<String> = []
    return lessons.filter { selection.contains($0.path) }.flatMap { file -> [CourseExercise] in
      if selection.isWhole, let folder = languages.folder(of: file.path),
        folder != languages.names.first
      {
        return []
      }
      return exercises(of: file)
    }.filter { seen.insert($0.name).inserted }
  }

  /// An answer goes by its lesson's name, whatever folder the lesson lies in.
  ///
  /// - Throws: `reservedName`, where two lessons of one language have one name, and both have exercises.
  func checkExerciseNames() throws(Failure) {
    let languages = LanguageFolders(lessons.lazy.map { ($0.path, $0.lang) })
    var alike: [[String]: [LessonFile]] = [:]
    for file in lessons {
      let key = [languages.folder(of: file.path) ?? "", Self.lessonName(file.path)]
      alike[key, default: []].append(file)
      // Few names occur twice, and only their lessons are looked into.
      guard let others = alike[key]?.dropLast(), !others.isEmpty, !exercises(of: file).isEmpty,
        let other = others.first(where: { !exercises(of: $0).isEmpty })
      else { continue }
      throw Failure(
        .reservedName,
        "\(shown(file.path)): has the name of \(shown(other.path)), and answers to exercises go by it",
        mend: "give one of the two lessons another name")
    }
  }

  /// The same, of which there has to be one.
  ///
  /// - Throws: `noLessons`; `reservedName` where answers cannot be told apart.
  func answerable(in selection: Selection) throws(Failure) -> [CourseExercise] {
    try checkExerciseNames()
    let found = exercises(in: selection)
    guard !found.isEmpty else {
      let lessons = lessons.filter { selection.contains($0.path) }
      let searched = lessons.count == 1 ? shown(lessons[0].path) : shownPath
      throw Failure(
        .noLessons, "there is no exercise with a test in \(searched)",
        mend: "write `swift test` below an exercise that has an id")
    }
    return found
  }

  func exercises(of file: LessonFile) -> [CourseExercise] {
    let name = Self.lessonName(file.path)
    return file.lesson.exercises.enumerated().compactMap { index, exercise in
      guard let id = exercise.id, !exercise.claims.isEmpty else { return nil }
      return CourseExercise(
        exercise: exercise, id: id, file: file, lessonName: name,
        place: "\(shown(file.path)):\(exercise.line)", number: index + 1)
    }
  }

  static func lessonName(_ path: String) -> String {
    let name = Path.name(path)
    return name.hasSuffix(".md") ? String(name.dropLast(3)) : name
  }
}
