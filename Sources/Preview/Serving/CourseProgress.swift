internal import Hashing
internal import Site

/// How many exercises of each lesson are solved, as the answers say now. Nothing of it is stored: an answer
/// that did not change since it was judged last is not judged again.
actor CourseProgress {
  /// Of one page of a lesson.
  struct Entry: Encodable, Sendable {
    /// Its address below the server's root.
    var page: String
    var solved: Int
    var all: Int
  }

  /// By lesson: the digest of its text and of its answers, and how many were solved then.
  private var known: [String: (key: String, solved: Int)] = [:]

  /// The pages below a folder whose lessons have exercises, in the order of their addresses. Editions in
  /// several languages share answers, so those of another one would be judged again for nobody.
  ///
  /// - Parameter folder: with its slash; empty for the whole course.
  func entries(of course: LiveCourse, below folder: String) async -> [Entry] {
    var entries: [Entry] = []
    let pages = course.pages.filter { $0.key.hasPrefix(folder) }
    for (address, page) in pages.sorted(by: { $0.key < $1.key }) {
      guard case .lesson(let path) = page else { continue }
      let exercises = course.exercises(of: path)
      guard !exercises.isEmpty else { continue }
      let solved = await solved(exercises, of: path, in: course)
      entries.append(Entry(page: address, solved: solved, all: exercises.count))
    }
    return entries
  }

  private func solved(
    _ exercises: [CourseExercise], of path: String, in course: LiveCourse
  ) async -> Int {
    let answers = exercises.map { course.answers.read($0) }
    guard answers.contains(where: { $0 != nil }) else { return 0 }
    var digest = Digest()
    digest.add(course.lesson(at: path)?.bytes ?? [])
    for answer in answers { digest.add((try? answer?.get()) ?? "-") }
    let key = digest.hex
    if let last = known[path], last.key == key { return last.solved }
    // Without a compiler nothing is known, and nothing remembered.
    guard let states = try? await course.states(of: exercises) else { return 0 }
    let solved = states.count { $0.standing == .solved }
    known[path] = (key, solved)
    return solved
  }
}
