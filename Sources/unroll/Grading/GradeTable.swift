import Lessons
import TextWidth

/// Points as tables.
enum GradeTable {
  static func text(_ report: GradeReport) -> String {
    let students = report.students
    let width = min(
      32, students.map { TextWidth.columns(of: Printable.line($0.student)) }.max() ?? 0)
    let lines = students.map { student -> String in
      let name = TextWidth.shortened(Printable.line(student.student), to: width)
      let padding = String(repeating: " ", count: width - TextWidth.columns(of: name))
      let missing = student.marks.count { !$0.handedIn }
      var line = "\(name)\(padding)  \(student.points) of \(student.of)"
      if missing > 0 { line += ", \(missing) of \(student.marks.count) not handed in" }
      let unjudged = student.marks.count { !$0.judged }
      if unjudged > 0 { line += ", \(unjudged) of \(student.marks.count) not judged" }
      if student.late { line += ", late" }
      if !student.unknownFiles.isEmpty {
        let unknown = student.unknownFiles.map { Printable.line($0) }
        line += ", unknown: \(unknown.joined(separator: ", "))"
      }
      return line
    }
    return (lines + ["", counted(students.count, "student")]).joined(separator: "\n")
  }

  /// One line for each student. A program for spreadsheets takes what begins with certain signs for a
  /// formula: such text has an apostrophe in front.
  ///
  /// - Parameter exercises: their names. They are the same for all students.
  static func csv(_ report: GradeReport, exercises: [String]) -> String {
    var rows = [["student", "late"] + exercises + ["points", "of", "notes"]]
    for student in report.students {
      let notes =
        student.marks.flatMap { mark in
          mark.notes.map { "\(mark.lesson)/\(mark.exercise): \($0)" }
        } + student.unknownFiles.map { "unknown file: \($0)" }
      rows.append(
        [student.student, student.late ? "late" : ""]
          + student.marks.map { $0.handedIn && $0.judged ? "\($0.points)" : "" }
          + ["\(student.points)", "\(student.of)", notes.joined(separator: "; ")])
    }
    return rows.map { $0.map(field).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func field(_ text: String) -> String {
    let isFormula = text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } == true
    let safe = (isFormula ? "'" : "") + text
    guard safe.contains(where: { ",\"\n\r".contains($0) || $0.isNewline }) else { return safe }
    return "\"\(safe.replacing("\"", with: "\"\""))\""
  }
}
