import Lessons
import Runs
import Site

/// What `grade --json` gives.
struct GradeReport: Codable {
  struct Mark: Codable {
    var lesson: String
    var exercise: String
    var handedIn: Bool
    /// False where an error of the lesson or its tests kept the answer from being judged.
    var judged: Bool
    var points: Int
    var of: Int
    var claims: [ClaimReport]
    var problems: [String]
    var notes: [String]
  }

  struct Student: Codable {
    var student: String
    var late: Bool
    var points: Int
    var of: Int
    var marks: [Mark]
    var unknownFiles: [String]
  }

  /// What makes the reports of all shares one report.
  struct Share: Codable {
    var number: Int
    var of: Int
    /// Of the class and of what it is graded by; the same in all shares.
    var identity: String
    /// How many students the class has.
    var students: Int
    /// The names of the exercises.
    var exercises: [String]
    /// Of each student in the report: the place in the class, from 0.
    var places: [Int]
    /// What is wrong with the lessons and their tests.
    var lessonProblems: [Diagnostic]
  }

  var version = 1
  /// Absent in a report of the whole class.
  var share: Share?
  var students: [Student]

  init(students: [Student]) {
    self.students = students
  }

  init(_ graded: ClassGrades, _ shard: Shard?) {
    students = graded.grades.map { grade in
      Student(
        student: grade.student, late: grade.submission.isLate, points: grade.points,
        of: grade.total,
        marks: grade.marks.map { mark in
          Mark(
            lesson: mark.exercise.lessonName, exercise: mark.exercise.id,
            handedIn: !mark.isMissing, judged: !mark.isUnjudged, points: mark.points,
            of: mark.total,
            claims: mark.judgement.map(Self.claims) ?? [],
            problems: mark.judgement?.problemLines ?? [], notes: mark.notes)
        }, unknownFiles: grade.strays)
    }
    guard let shard else { return }
    share = Share(
      number: shard.number, of: shard.count, identity: graded.identity,
      students: graded.students.count, exercises: graded.exercises.map(\.name),
      places: graded.grades.map(\.place), lessonProblems: graded.lessonProblems)
  }

  private static func claims(_ judgement: Judgement) -> [ClaimReport] {
    judgement.claims.map { ClaimReport($0, in: judgement, text: $0.text, tellsHidden: true) }
  }
}

extension ClassGrades {
  /// What is wrong with the lessons and their tests, each once: not the fault of any answer.
  var lessonProblems: [Diagnostic] {
    grades.flatMap(\.marks).flatMap { $0.judgement?.lessonProblems ?? [] }.eachOnce
  }
}

extension [Diagnostic] {
  /// Each once, in an order that does not depend on how they were found.
  var eachOnce: [Diagnostic] {
    Set(self).sorted {
      ($0.file, $0.range.start, $0.range.end, $0.message, $0.rule.rawValue, $0.hint ?? "")
        < ($1.file, $1.range.start, $1.range.end, $1.message, $1.rule.rawValue, $1.hint ?? "")
    }
  }
}
