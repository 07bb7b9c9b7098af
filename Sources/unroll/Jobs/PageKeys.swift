import Caching
import Engine
import Hashing
import Lessons
import Reports

/// The keys of a course's pages: the digest of everything that goes into them.
struct PageKeys: Sendable {
  private static let form = "pages 2"

  private let course: Course
  private let engine: Engine
  private let shared: Digest

  init(_ course: Course, engine: Engine, weaver: Weaver, solutions: Solutions) {
    self.course = course
    self.engine = engine
    var shared = Digest()
    shared.add(Self.form)
    shared.add(solutions.rawValue)
    shared.add(engine.programIdentity)
    shared.add(weaver.material.identity)
    for field in weaver.shownCourse.fingerprint { shared.add(field) }
    self.shared = shared
  }

  /// - Parameter found: what is wrong with the lesson's links and data, which depends on other files.
  func key(of file: LessonFile, found: [Diagnostic]) throws -> String? {
    guard let results = try engine.key(of: file.lesson) else { return nil }
    var digest = shared
    digest.add(file.path)
    digest.add(file.bytes)
    digest.add(results)
    for problem in found { digest.add(problem.rule + problem.message + "\(problem.range)") }
    for reference in file.lesson.references where reference.isImage {
      let folder = Path.join(course.folder, Path.folder(file.path))
      digest.add(
        engine.digests.digest(
          ofFileAt: Path.absolute(PercentEscapes.decoded(reference.destination), in: folder)))
    }
    return digest.hex
  }

  /// Of the course's own pages: nil where one of the lessons has none, as it failed.
  func key(ofCourse lessons: [String?]) -> String? {
    var digest = shared
    for key in lessons {
      guard let key else { return nil }
      digest.add(key)
    }
    return digest.hex
  }
}
