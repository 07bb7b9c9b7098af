import Lessons
import Runs

/// What has to hold beyond a cell's success.
struct LessonChecks {
  var course: Course

  /// Values after `// →` that did not come out, links without a target, and missing data.
  func problems(of result: LessonResult) -> [Diagnostic] {
    []
  }

  /// The lesson's file with the values that came out after its `// →`.
  static func updated(_ result: LessonResult) -> [UInt8] {
    result.file.bytes
  }
}
