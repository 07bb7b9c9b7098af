internal import Weaving

/// The portions of large editions while a course is built: the pieces of a portion are kept from its
/// first lesson on until all are there, and no longer.
struct Portions {
  /// The pages of a portion that a format makes.
  struct Waiting: Sendable {
    var work: CourseWork
    var portion: CourseEdition.Portion
    var edition: CourseEdition
    /// By the lesson's path.
    var pieces: [String: LessonPiece] = [:]
    /// The lessons that are not done yet.
    var missing: Set<String>
    /// One of its lessons was kept as an earlier build made it, and gave no piece.
    var lacksPieces = false
  }

  private var waiting: [Waiting] = []
  /// Places in `waiting`, by the lesson's path.
  private var places: [String: [Int]] = [:]

  /// - Parameter takers: those of `PieceTakers`.
  init(_ takers: PieceTakers) {
    for taker in takers.all {
      for portion in taker.edition.portions {
        let paths = portion.entries.map(\.path)
        for path in paths { places[path, default: []].append(waiting.count) }
        waiting.append(
          Waiting(
            work: CourseWork(format: taker.format, kind: .portion(portion, taker.edition)),
            portion: portion, edition: taker.edition, missing: Set(paths)))
      }
    }
  }

  /// All of them, in order.
  var works: [CourseWork] { waiting.map(\.work) }

  /// - Parameter pieces: of a lesson, by the format's name and the edition's folder; empty where the
  ///   lesson was kept.
  /// - Returns: The portions that are complete now.
  mutating func add(_ pieces: [String: LessonPiece], of path: String) -> [Waiting] {
    var complete: [Waiting] = []
    for place in places[path] ?? [] {
      if let piece = pieces[waiting[place].work.format.name] {
        waiting[place].pieces[path] = piece
      } else {
        waiting[place].lacksPieces = true
      }
      waiting[place].missing.remove(path)
      // Taken again with those that lack: a portion is a few lessons.
      if waiting[place].lacksPieces { waiting[place].pieces = [:] }
      guard waiting[place].missing.isEmpty else { continue }
      complete.append(waiting[place])
      waiting[place].pieces = [:]
    }
    return complete
  }
}

/// What takes the pieces of lessons for the portions of large editions.
struct PieceTakers: Sendable {
  struct Taker: Sendable {
    var format: any PageFormat
    var edition: CourseEdition
    var take: @Sendable (Report) -> LessonPiece
  }

  let all: [Taker]

  /// - Parameter course: how lessons went is not in it.
  init(_ formats: [any PageFormat], of course: Course) {
    all = formats.flatMap { format in
      course.editions.filter(format.divides).compactMap { edition in
        format.takesPieces(of: edition, in: course).map {
          Taker(format: format, edition: edition, take: $0)
        }
      }
    }
  }

  /// By the format's name.
  func pieces(of report: Report) -> [String: LessonPiece] {
    var pieces: [String: LessonPiece] = [:]
    for taker in all where taker.edition.holds(report.path) {
      pieces[taker.format.name] = taker.take(report)
    }
    return pieces
  }
}
