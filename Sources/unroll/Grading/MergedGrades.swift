import Foundation
import Lessons
import Site

/// The reports of all shares of a class, put together: what one run of `grade` would have said.
struct MergedGrades {
  /// As that of one run, byte for byte.
  let report: GradeReport
  let exercises: [String]
  let lessonProblems: [Diagnostic]

  /// - Parameter files: a report of each share, in any order.
  /// - Throws: `unmergeable`, where a student would be lost or be there twice.
  init(_ files: [String], in place: Workplace) throws(Failure) {
    var shares: [Int: (file: String, share: GradeReport.Share, report: GradeReport)] = [:]
    for file in files {
      let (share, report) = try Self.read(file, in: place)
      if let other = shares.updateValue((file, share, report), forKey: share.number) {
        throw Failure(
          .unmergeable,
          "\(file): is share \(share.number) of \(share.of), as is \(other.file)",
          mend: "name one report of each share")
      }
    }
    let all = shares.values.sorted { $0.share.number < $1.share.number }
    guard let first = all.first else { throw Failure(.unmergeable, "no report is named") }
    for other in all.dropFirst() where other.share.of != first.share.of {
      throw Failure(
        .unmergeable,
        "\(other.file): is one of \(other.share.of) shares, and \(first.file) one of "
          + "\(first.share.of)", mend: "grade all shares of one number")
    }
    for other in all.dropFirst() where other.share.identity != first.share.identity {
      throw Failure(
        .unmergeable,
        "\(other.file): is of another class than \(first.file), or was graded by other lessons",
        mend: "grade all shares anew, from the same folders and lessons")
    }
    // Not all numbers: there may be a million of them.
    if all.count < first.share.of,
      let missing = (1...first.share.of).first(where: { shares[$0] == nil })
    {
      throw Failure(
        .unmergeable, "share \(missing) of \(first.share.of) is missing",
        mend: "unroll grade <folder> --shard \(missing)/\(first.share.of) --json > FILE")
    }
    let students = all.flatMap { zip($0.share.places, $0.report.students) }
      .sorted { $0.0 < $1.0 }
    guard students.map(\.0) == Array(0..<first.share.students) else {
      throw Failure(
        .unmergeable,
        "the reports are not those of the \(first.share.students) students of a class",
        mend: "grade all shares anew")
    }
    report = GradeReport(students: students.map(\.1))
    exercises = first.share.exercises
    lessonProblems = all.flatMap(\.share.lessonProblems).eachOnce
  }

  private static func read(
    _ file: String, in place: Workplace
  ) throws(Failure) -> (GradeReport.Share, GradeReport) {
    let bytes = try place.read(file)
    guard let report = try? JSONDecoder().decode(GradeReport.self, from: Data(bytes)),
      report.version == 1
    else {
      throw Failure(
        .unmergeable,
        "\(file): \(bytes.isEmpty ? "is empty" : "is no whole report of `unroll grade --json`")",
        mend: "grade this share again: unroll grade <folder> --shard i/n --json > \(file)")
    }
    guard let share = report.share, share.places.count == report.students.count else {
      throw Failure(
        .unmergeable, "\(file): is not the report of a share: there is nothing to merge")
    }
    return (share, report)
  }
}
