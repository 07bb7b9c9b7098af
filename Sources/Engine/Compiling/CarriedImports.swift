internal import Lessons

/// The `import` lines of one cell, as the next cell gets them: a lesson imports a module once.
///
/// A name that an earlier cell declared comes with that cell's module; what the cell has imported
/// does not, unless it is imported again and exported.
enum CarriedImports {
  private static let starts = [
    "import", "@", "public ", "package ", "private ", "fileprivate ", "internal ",
  ]

  /// Whole lines only. A line of a string literal may be taken for one; `canImport` makes it harmless.
  static func lines(of code: BareCode) -> [String] {
    code.text.split(separator: "\n").compactMap { line in
      // Making the expression takes longer than all else that is asked of a cell.
      let start = line.drop { $0 == " " || $0 == "\t" }
      guard Self.starts.contains(where: start.hasPrefix),
        let match = line.firstMatch(
          of:
            /^\s*(?:@\w+\s+)*(?:(?:public|package|private|fileprivate|internal)\s+)?import\s+((?:(?:struct|class|enum|protocol|typealias|func|let|var)\s+)?(\w+)[\w.]*)/
        )
      else { return nil }
      return "#if canImport(\(match.2))\n@_exported import \(match.1)\n#endif\n"
    }
  }
}
