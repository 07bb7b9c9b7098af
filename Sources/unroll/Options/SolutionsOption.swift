import ArgumentParser
import Lessons
import Reports

/// What readers get to see of solutions.
struct SolutionsOption: ParsableArguments {
  @Option(
    name: .customLong("solutions"),
    help: ArgumentHelp(
      "How to show solutions (default: folded). Hidden ones are still run.",
      valueName: "how"))
  var chosen: Solutions?

  var value: Solutions { chosen ?? .folded }
}

enum Solutions: String, ExpressibleByArgument, CaseIterable, Sendable {
  case folded, shown
  /// The pages are those of a lesson in which no solution was ever written.
  case hidden

  /// For reports in which there are any.
  var display: SolutionDisplay { self == .shown ? .shown : .folded }
}

extension Course {
  /// With the lessons as their readers see them.
  func showing(_ solutions: Solutions) -> Course {
    guard solutions == .hidden else { return self }
    var course = self
    for index in course.lessons.indices {
      course.lessons[index].lesson = course.lessons[index].lesson.withoutSolutions
    }
    return course
  }
}
