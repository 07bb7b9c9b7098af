internal import Languages
package import Lessons

/// The words of a report's own, in one language. Each language has a file of its own: another one is
/// another file, and a case in `init(lang:)`.
package struct Wording: Sendable {
  package var lang: String
  package var skipToText: String
  package var contents: String
  package var allLessons: String
  package var previous: String
  package var next: String
  package var languages: String
  package var neighbours: String
  package var figure: @Sendable (_ number: String) -> String
  package var equation: @Sendable (_ number: String) -> String
  package var exercise: @Sendable (_ number: String) -> String
  /// Of an exercise, by its number.
  package var solution: @Sendable (_ number: String?) -> String
  /// Where a solution is folded away: whose it is, and what shows it.
  package var authorsSolution: @Sendable (_ command: String) -> String
  package var linkToHeading: @Sendable (String) -> String
  package var cell: @Sendable (Int) -> String
  package var code: @Sendable (_ lines: Int) -> String
  package var output: String
  package var standardError: String
  package var notRun: String
  package var notRunBecause: String
  package var failed: String
  /// What a line is said to make, where it made something else.
  package var stated: @Sendable (String) -> String
  package var noValue: String
  /// What is known of a tensor, a line each: its shape, its least, mean and greatest number (nil where
  /// it has none), how many are NaN, and the first ones.
  package var tensor:
    @Sendable (
      _ shape: String, _ range: (least: String, mean: String, greatest: String)?, _ nanCount: Int,
      _ first: String
    ) -> [String]
  package var valuesInFull: String
  /// How many errors are on a page.
  package var problemsHere: @Sendable (Int) -> String
  package var line: @Sendable (Int) -> String
  package var begin: @Sendable (_ number: Int, _ title: String) -> String
  /// How readers run a lesson of a course themselves, by a lesson's file; code between backquotes.
  package var runIt: @Sendable (_ file: String) -> String
  /// Before the name of a lesson's file.
  package var lessonFile: String
  package var failsAsIntended: String
  package var passed: String
  package var error: String
  package var warning: String
  package var note: String
  package var hint: String
  /// How an alert is headed.
  package var alert: @Sendable (_ alert: Alert) -> String
  package var footnotes: String
  package var footnote: @Sendable (_ number: Int) -> String
  /// What leads from a footnote to where the text refers to it.
  package var backToText: String
  /// Of a task list.
  package var done: String
  package var notDone: String
  package var colon: String
  package var linesOmitted: @Sendable (Int) -> String
  package var values: @Sendable (_ count: Int, _ first: String, _ last: String) -> String
  package var cells: @Sendable (Int) -> String
  package var lessons: @Sendable (Int) -> String
  package var lessonsFailed: @Sendable (Int) -> String
  package var imageElsewhere: String
  package var colophon: String
  package var lesson: @Sendable (Int) -> String
  package var minutes: @Sendable (Int) -> String
  package var needs: String
  package var listSeparator: String
  package var glossary: String
  package var bibliography: String
  package var library: String
  package var search: String
  package var wholeCourse: String
  package var searchSummary: String
  package var wholeCourseSummary: String
  package var moreAboutTheCourse: String
  package var lessonMap: String
  package var whatNeedsWhat: String
  package var mapCaption: String
  package var mapNeeds: @Sendable (_ lesson: String, _ needs: [String]) -> String
  package var reference: String
  package var wholeTime: @Sendable (_ lessons: Int, _ minutes: Int) -> String
  package var searchLabel: String
  package var searchHint: String
  package var searchNothing: String
  package var searchOne: String
  /// `{n}` stands for a number.
  package var searchMany: String
  /// `{n}` and `{m}` stand for numbers: shown and found.
  package var searchMore: String
  package var searchIndex: String
  package var searchIndexNote: String
  /// The same where the index has the lessons' titles alone.
  package var searchTitlesNote: String
  /// While the data of a large course are loaded: `{n}` of `{m}` files.
  package var searchReading: String
  /// Where `{n}` of them could not be loaded.
  package var searchMissing: String
  package var otherSigns: String
  package var courseChoice: String
  package var openCourse: String
  package var cover: String
  package var solutions: String
  /// Above the claims of an exercise.
  package var answerHasTo: String
  package var whatThereIsToSee: String
  package var hintNumber: @Sendable (Int) -> String
  package var points: @Sendable (Int) -> String
  /// What leads from a solution to what it solves, by that one's name; nil for its lesson.
  package var backTo: @Sendable (_ exercise: String?) -> String
  /// Of a control that is a switch.
  package var off: String
  package var on: String
  /// Above the table of what a control's choices give.
  package var byChoice: @Sendable (_ control: String) -> String
  /// Where each control is moved by itself: what the others are.
  package var movedAlone: String
  /// The same, while two are moved.
  package var notTogether: String
  /// How a book can be read, by whoever cannot see it.
  package var bookAccess: String
}

extension Wording {
  /// The words for a lesson in `lang`; English where we have none of that language.
  package init(lang: String) {
    self = LanguageTag(lang).primary == "zh" ? .chinese : .english
  }
}
