internal import Caching
internal import Figures
internal import Lessons
internal import Runs
internal import Synchronization
internal import Typesetting
internal import Weaving

/// What the pages of a course need besides its lessons: formulas and colours, remembered in the
/// course's cache, and pictures.
struct PageMaterial: Sendable {
  private struct Formula: Hashable {
    var tex: String
    var display: Bool
  }

  private struct Listing: Hashable {
    var code: String
    var language: String
  }

  private let course: String
  private let typesetter: Typesetter
  // A lesson's formulas are checked, go to its page, and to the whole course's document for print.
  private let formulas = Memory<Formula, Result<String, TeXError>>()
  private let listings = Memory<Listing, String>()

  init(_ course: CourseFolder, in place: Workplace) {
    self.course = course.path
    // Where nothing can be written, nothing is remembered.
    let cache = place.cache(of: course.path)
    let own = FolderStore(Path.join(cache, "typesetting"))
    let store = place.shared.map { LayeredStore(own, $0, kind: "typesetting", in: cache) }
    typesetter = Typesetter(
      store: store ?? own, digests: place.digests(of: course),
      javaScript: place.javaScript)
  }

  /// Another digest where formulas or colours may come out another way.
  var identity: String { typesetter.identity }

  /// Weaves `lesson`.
  ///
  /// - Throws: what a library lacks, after the fact: weaving asks for a formula and cannot fail.
  func weave(
    _ lesson: Lesson, _ report: (WeavingServices) -> Report
  ) throws(Failure) -> Report {
    let problem = FirstProblem()
    let woven = report(services(for: lesson, keeping: problem))
    try problem.rethrow()
    return woven
  }

  private func services(for lesson: Lesson, keeping problem: FirstProblem) -> WeavingServices {
    WeavingServices(
      mathML: { tex, display in
        let result = problem.keep { () throws(TypesettingError) in try mathML(tex, display) }
        return try? result?.get()
      },
      highlight: { code, language in
        problem.keep { () throws(TypesettingError) in try highlight(code, language) }
      },
      imageData: { Picture(at: $0, of: lesson.path, in: course)?.dataURL })
  }

  private func mathML(
    _ tex: String, _ display: Bool
  ) throws(TypesettingError) -> Result<String, TeXError> {
    try formulas.value(of: Formula(tex: tex, display: display)) { () throws(TypesettingError) in
      try typesetter.mathML(tex: tex, display: display)
    }
  }

  private func highlight(_ code: String, _ language: String) throws(TypesettingError) -> String {
    try listings.value(of: Listing(code: code, language: language)) {
      () throws(TypesettingError) in
      try typesetter.highlight(code, language: language)
    }
  }

  /// The formulas that cannot be set, at their places: those of the text and those of the figures.
  func problems(of lesson: Lesson, _ run: Run) throws(Failure) -> [Diagnostic] {
    let problem = FirstProblem()
    func fault(_ tex: String, _ display: Bool) -> (message: String, offset: Int)? {
      let result = problem.keep { () throws(TypesettingError) in try mathML(tex, display) }
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

/// What was typeset in this job.
private final class Memory<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let values = Mutex<[Key: Value]>([:])

  /// Two tasks that want the same at once may both make it.
  func value(
    of key: Key, make: () throws(TypesettingError) -> Value
  ) throws(TypesettingError) -> Value {
    if let value = values.withLock({ $0[key] }) { return value }
    let value = try make()
    values.withLock { $0[key] = value }
    return value
  }
}

/// A fault of the machine that came up where nothing can be thrown.
private final class FirstProblem: Sendable {
  private let first = Mutex<TypesettingError?>(nil)

  func keep<Value>(_ body: () throws(TypesettingError) -> Value) -> Value? {
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
