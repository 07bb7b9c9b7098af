package import Engine

/// What a job is at. Sent while lessons run at the same time, from whichever task runs them; lessons
/// count from 0.
package enum SiteProgress: Sendable {
  /// The walls that lessons run in. Sent once, before all else.
  case sandbox(String)
  /// A job with so many lessons begins.
  case started(lessons: Int)
  /// Not sent for a lesson whose pages are kept.
  case lessonStarted(Int, name: String, cells: Int)
  case cell(Progress, lesson: Int)
  case lessonEnded(Int)
  /// Every lesson has ended, or the job failed.
  case ended
  /// Results were not remembered; why. Sent once, at the end.
  case forgotten(String)
  /// What was wrong with the shared cache: it costs time and nothing else. Sent at the end.
  case cacheTrouble(String)
}

/// Tells what one lesson is at.
struct LessonProgress: Sendable {
  let lesson: Int
  let send: @Sendable (SiteProgress) -> Void

  func start(name: String, cells: Int) {
    send(.lessonStarted(lesson, name: name, cells: cells))
  }

  func update(_ progress: Progress) {
    send(.cell(progress, lesson: lesson))
  }
}
