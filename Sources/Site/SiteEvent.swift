package import Lessons

/// What a job did. Sent one after the other, in the course's order, however many lessons run at a
/// time; whoever listens may throw, which ends the job.
package enum SiteEvent: Sendable {
  /// A lesson ran, or was found as an earlier build left it. Its pages are not written yet.
  case lessonRan(LessonResult)
  /// Everything that is made of a lesson is in its place.
  case lessonFinished(LessonResult, pages: [MadePage], isKept: Bool)
  /// The pages of the course as a whole are in their place, or were compared.
  case courseFinished(CourseResult)
  /// A page that no lesson makes any more, as messages show it.
  case pageRemoved(String)
  /// The same, but it stays, as somebody edited it.
  case pageKept(String)
}

/// A page that is in the output folder.
package struct MadePage: Hashable, Sendable {
  /// Relative to the output folder.
  package var path: String
  /// As messages show it.
  package var shownPath: String
  /// This job wrote it; otherwise it was there already, with the same bytes.
  package var isChanged: Bool
}

/// What became of the pages of the course as a whole.
package struct CourseResult: Sendable {
  package var problems: [Diagnostic]
  package var pages: [MadePage]
  /// The course has folders with a course page, a search and a document for print of their own.
  package var hasEditions: Bool
}
