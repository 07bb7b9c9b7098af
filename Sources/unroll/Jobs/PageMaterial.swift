import Caching
import Figures
import Foundation
import Lessons
import Reports
import Runs
import Synchronization
import Typesetting

/// What the pages of a course need besides its lessons: formulas and colours, remembered in the
/// course's cache, and pictures.
struct PageMaterial: Sendable {
  private let course: String
  private let typesetter: Typesetter

  init(_ course: Course) {
    self.course = course.folder
    let cache = Path.join(course.folder, PageRecord.cacheName)
    // Where nothing can be written, nothing is remembered.
    try? Files.makeFolder(cache)
    typesetter = Typesetter(
      store: FolderStore(Path.join(cache, "typesetting")),
      digests: .ofUser(
        ProcessInfo.processInfo.environment, fallback: Path.join(cache, "digests")),
      javaScript: Terminal.variable("UNROLL_JAVASCRIPT"))
  }

  /// Another digest where formulas or colours may come out another way.
  var identity: String { typesetter.identity }

  /// Weaves a page of `lesson`.
  ///
  /// - Throws: what a library lacks, after the fact: weaving asks for a formula and cannot fail.
  func weave(_ lesson: Lesson, _ page: (PageServices) -> String) throws(Failure) -> String {
    try weaveAll([lesson]) { page($0[0]) }
  }

  /// Weaves a page of several lessons; each has services of its own, as pictures lie beside it.
  func weaveAll(_ lessons: [Lesson], _ page: ([PageServices]) -> String) throws(Failure) -> String {
    let problem = FirstProblem()
    let text = page(lessons.map { services(for: $0, noting: problem) })
    try problem.rethrow()
    return text
  }

  private func services(for lesson: Lesson, noting problem: FirstProblem) -> PageServices {
    PageServices(
      mathML: { tex, display in
        let result = problem.noting { () throws(TypesettingError) in
          try typesetter.mathML(tex: tex, display: display)
        }
        return try? result?.get()
      },
      highlight: { code, language in
        problem.noting { () throws(TypesettingError) in
          try typesetter.highlight(code, language: language)
        }
      },
      imageData: { Picture(at: $0, of: lesson.path, in: course)?.dataURL })
  }

  /// The formulas that cannot be set, at their places: those of the text and those of the figures.
  func problems(of lesson: Lesson, _ run: Run) throws(Failure) -> [Diagnostic] {
    let problem = FirstProblem()
    func fault(_ tex: String, _ display: Bool) -> (message: String, offset: Int)? {
      let result = problem.noting { () throws(TypesettingError) in
        try typesetter.mathML(tex: tex, display: display)
      }
      guard case .failure(let error) = result else { return nil }
      return (error.message, error.offset)
    }
    let found =
      lesson.checkFormulas(fault)
      + run.cells.enumerated().flatMap { index, cell in
        cell.figures.flatMap(\.formulas).compactMap { tex in
          fault(tex, true).map { lesson.badFormula(tex, inFigureOf: index, $0) }
        }
      }
    try problem.rethrow()
    return found
  }
}

/// A fault of the machine that came up where nothing can be thrown.
private final class FirstProblem: Sendable {
  private let first = Mutex<TypesettingError?>(nil)

  func noting<Value>(_ body: () throws(TypesettingError) -> Value) -> Value? {
    do {
      return try body()
    } catch {
      first.withLock { if $0 == nil { $0 = error } }
      return nil
    }
  }

  func rethrow() throws(Failure) {
    guard let problem = first.withLock({ $0 }) else { return }
    throw Failure(problem)
  }
}

extension Failure {
  init(_ problem: TypesettingError) {
    switch problem {
    case .missing(let library, _):
      self.init(.unavailable, "\(library.rawValue) is not installed", mend: library.install)
    case .unusable(let library, let path, let reason):
      self.init(
        .unavailable, "\(library.rawValue) at \(path) does not work: \(reason)",
        mend: library.install)
    }
  }
}
