internal import Caching
internal import Engine
internal import Hashing
internal import Lessons
internal import Runs

/// The cells of a lesson as a reader changed them.
extension LiveCourse {
  /// The lesson with other code in some of its cells.
  ///
  /// - Parameter codes: by the cells' numbers, from 0.
  package func lesson(_ file: LessonFile, with codes: [Int: String]) -> LessonFile {
    guard !codes.isEmpty else { return file }
    // From the last to the first: what comes before a cell stays where it is.
    var lines = file.lesson.lines
    for (index, code) in codes.sorted(by: { $0.key > $1.key }) {
      guard file.lesson.cells.indices.contains(index) else { continue }
      let cell = file.lesson.cells[index]
      let own = (cell.firstLine - 1)..<max(cell.firstLine - 1, cell.closingLine - 1)
      guard own.upperBound <= lines.count else { continue }
      let margin = Self.margin(of: cell, in: file.lesson)
      lines.replaceSubrange(
        own,
        with: code.split(separator: "\n", omittingEmptySubsequences: false).map {
          $0.isEmpty ? margin.trimmingTrailingBlanks : margin + $0
        })
    }
    return LessonFile(Array(lines.joined(separator: "\n").utf8), path: file.path)
  }

  /// The code of a cell, without what stands before it in a list or a quote.
  package func code(of index: Int, in file: LessonFile) -> String {
    let cell = file.lesson.cells[index]
    let margin = Self.margin(of: cell, in: file.lesson).count
    let lines = cell.code.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { line in
      line.dropFirst(min(margin, line.prefix { $0 == " " }.count))
    }.joined(separator: "\n")
  }

  /// Names a cell by its author's code: what was changed in it is changed in another one after the
  /// author changed it too.
  package func key(of index: Int, in file: LessonFile) -> String {
    String(Digest.hex(of: code(of: index, in: file).utf8).prefix(12))
  }

  /// Why no cell can hold this code; nil where one can.
  package static func refusal(of code: String) -> String? {
    let lines = code.split(separator: "\n", omittingEmptySubsequences: false)
    if code.utf8.count > AnswerFile.most {
      return "the code is larger than \(AnswerFile.most >> 10) KB"
    }
    if code.contains("\0") { return "the code is not text" }
    let fence = lines.firstIndex { line in
      let line = line.drop { $0 == " " }
      return line.hasPrefix("```") || line.hasPrefix("~~~")
    }
    return fence.map { "line \($0 + 1): a line that begins with ``` or ~~~ would end the cell" }
  }

  /// What stands before the fence on its line.
  private static func margin(of cell: Cell, in lesson: Lesson) -> String {
    guard cell.firstLine >= 2, lesson.lines.indices.contains(cell.firstLine - 2) else { return "" }
    return String(lesson.lines[cell.firstLine - 2].prefix { $0 == " " || $0 == ">" || $0 == "\t" })
  }

  /// Writes a lesson's file, if it still is what the change was based on.
  ///
  /// - Returns: whether it was.
  package func write(_ new: LessonFile, basedOn old: LessonFile) throws(Failure) -> Bool {
    let path = Path.real(Path.join(folder, old.path)) ?? Path.join(folder, old.path)
    do {
      guard try Files.read(path) == old.bytes else { return false }
      try Files.write(new.bytes, to: path)
      return true
    } catch {
      throw site.place.failure(writing: error)
    }
  }
}

extension String {
  fileprivate var trimmingTrailingBlanks: String {
    String(reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
