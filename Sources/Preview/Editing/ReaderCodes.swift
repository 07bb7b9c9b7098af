internal import Lessons
internal import Site

/// What a reader has in the cells of a lesson: changes of cells, and answers to exercises.
struct ReaderCodes {
  /// By the cells' numbers, from 0; none where a cell is as its author wrote it.
  private(set) var codes: [Int: String] = [:]

  init(_ source: LessonFile, _ keys: [String], _ layer: EditLayer, _ course: LiveCourse) {
    for edit in layer.edits {
      // Of several cells with the same code the one in its place, else the first.
      let index =
        keys.indices.contains(edit.cell) && keys[edit.cell] == edit.key
        ? edit.cell : keys.firstIndex(of: edit.key)
      if let index { codes[index] = edit.code }
    }
    let answers = course.answers
    for exercise in course.exercises(of: source.path) {
      guard let index = source.lesson.cell(of: exercise),
        case .success(let text)? = answers.read(exercise), LiveCourse.refusal(of: text) == nil
      else { continue }
      let code = text.hasSuffix("\n") ? String(text.dropLast()) : text
      if code != course.code(of: index, in: source) { codes[index] = code }
    }
  }
}

extension Lesson {
  /// The cell that an exercise starts from; nil where its start does not run.
  func cell(of exercise: CourseExercise) -> Int? {
    cells.firstIndex { $0.role == .exercise && $0.attributes.id == exercise.id }
  }
}
