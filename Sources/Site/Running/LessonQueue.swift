internal import Lessons

/// Works on lessons, several at a time, and says how far they are.
struct LessonQueue: Sendable {
  let jobs: Int
  let runner: LessonRunner
  let progress: @Sendable (SiteProgress) -> Void

  /// Hands over what `work` makes of each lesson, in the lessons' order, as early as it can be.
  func run<Product: Sendable>(
    _ files: [LessonFile],
    work: @escaping @Sendable (LessonFile, LessonProgress) async throws -> Product,
    deliver: (Product) throws -> Void
  ) async throws {
    let progress = progress
    progress(.sandbox(runner.sandbox))
    progress(.started(lessons: files.count))
    defer {
      progress(.ended)
      if let refusal = runner.refusal { progress(.forgotten(refusal)) }
      for trouble in runner.cacheTroubles { progress(.cacheTrouble(trouble)) }
    }
    try await inOrder(files, atATime: jobs) { index, file in
      defer { progress(.lessonEnded(index)) }
      return try await work(file, LessonProgress(lesson: index, send: progress))
    } deliver: {
      try deliver($0)
    }
  }
}
