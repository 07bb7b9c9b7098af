internal import Caching
internal import Foundation
internal import Site

/// What a reader changed in the cells of a lesson, in files of its own: `answers/LESSON/cells/`. The
/// lesson itself stays as it is, in both its languages.
///
/// A file's name says which cell it changes: `03-1f0c9a7be2d4.swift` is the third one, whose author's
/// code has this digest. Where no cell has it any more, the change is kept, and applies to none.
struct EditLayer: Sendable {
  struct Edit: Sendable, Hashable {
    /// From 0, when it was made.
    var cell: Int
    /// Of the author's code.
    var key: String
    var code: String
  }

  private(set) var edits: [Edit] = []
  /// Absolute.
  let folder: String

  /// - Parameter lesson: its path, relative to the course.
  init(of lesson: String, in course: LiveCourse) {
    let lessonName = course.lessonName(of: lesson)
    folder = "\(course.folder)/\(AnswersFolder.name)/\(lessonName)/cells"
    read()
  }

  mutating func read() {
    edits = WholeFile.names(in: folder).sorted().compactMap { name in
      let parts = name.split(separator: ".")
      guard parts.count == 2, parts[1] == "swift" else { return nil }
      let place = parts[0].split(separator: "-")
      guard place.count == 2, let number = Int(place[0]), number > 0,
        let bytes = WholeFile.read("\(folder)/\(name)"),
        let code = String(validating: bytes, as: UTF8.self), LiveCourse.refusal(of: code) == nil
      else { return nil }
      return Edit(
        cell: number - 1, key: String(place[1]),
        code: code.hasSuffix("\n") ? String(code.dropLast()) : code)
    }
  }

  private func name(_ edit: Edit) -> String {
    String(format: "%02d", edit.cell + 1) + "-\(edit.key)"
  }

  /// Keeps a change; it takes the place of an earlier one of the same cell.
  mutating func keep(_ edit: Edit) throws(SystemFailure) {
    WholeFile.makeFolder(folder)
    for old in edits where old.key == edit.key && old.cell != edit.cell { setAside(old) }
    try WholeFile.write(Array((edit.code + "\n").utf8), to: "\(folder)/\(name(edit)).swift")
    read()
  }

  /// Takes a change back. Nothing is deleted: its file has another name then, `03-….1.swift`.
  mutating func reset(_ key: String) {
    for edit in edits where edit.key == key { setAside(edit) }
    read()
  }

  private func setAside(_ edit: Edit) {
    let path = "\(folder)/\(name(edit))"
    for number in 1..<10_000 {
      let free = "\(path).\(number).swift"
      guard link("\(path).swift", free) == 0 else {
        if errno == EEXIST { continue }
        return
      }
      unlink("\(path).swift")
      return
    }
  }
}
