internal import Lessons

extension LessonOutline {
  func task(at block: Block) -> Report.Task? {
    // A quote or a list that holds a task may start on its line.
    switch block.kind {
    case .cell, .listing: tasks[block.lines.lowerBound]
    default: nil
    }
  }

  mutating func collectTasks(_ blocks: [Block], lesson: Lesson) {
    var exercises = 0
    var hintCount = 0
    for block in blocks {
      if case .fold(.hint, _) = block.kind {
        hintCount += 1
        hints[block.lines.lowerBound] = hintCount
      }
      guard let attributes = block.attributes(in: lesson), attributes.role != .lesson else {
        continue
      }
      let own = attributes.taskID
      var task = Report.Task(role: attributes.role, id: own, title: attributes.taskTitle)
      if attributes.role == .exercise {
        exercises += 1
        hintCount = 0
        let id = own ?? ids.fresh("exercise-\(exercises)")
        task.id = id
        labelsByID[id] = Report.Label(
          kind: .exercise, number: exercises, id: id, caption: task.title)
      }
      task.exercise = exercises > 0 ? exercises : nil
      tasks[block.lines.lowerBound] = task
    }
  }
}

extension Block {
  /// Of a fence that may be an exercise or a solution.
  fileprivate func attributes(in lesson: Lesson) -> Attributes? {
    switch kind {
    case .cell(let index) where lesson.cells.indices.contains(index):
      lesson.cells[index].attributes
    case .listing(_, _, let attributes): attributes
    default: nil
    }
  }
}

extension Attributes {
  /// An id that names a figure, and a caption beside it, are the figure's, as in any cell; others
  /// are the exercise's own.
  private var nameTheFigure: Bool { id?.hasPrefix("fig-") == true }

  fileprivate var taskID: String? { nameTheFigure ? nil : id }
  fileprivate var taskTitle: String? { nameTheFigure ? nil : caption }

  /// What is left for the cell within the box.
  var withoutTask: Attributes {
    guard role != .lesson, !nameTheFigure else { return self }
    var attributes = self
    attributes.id = nil
    attributes.caption = nil
    return attributes
  }
}
