extension Lesson {
  /// Where the lesson asks for a newer Unroll or a newer Swift than there is: it cannot run here.
  package func unmetVersions(_ tools: ToolVersions) -> [Diagnostic] {
    unmetVersionsByKey(tools).map { key, missing in
      diagnostic(
        .tooOld, at: range(ofKey: key), "this lesson needs \(missing.sentence)", hint: missing.hint)
    }
  }

  /// The same, as a lesson of the course hears it whose own front matter does not ask.
  ///
  /// - Parameter index: the course's page, which asks for all of its lessons.
  package func unmetVersions(of index: Lesson, _ tools: ToolVersions) -> [Diagnostic] {
    index.unmetVersionsByKey(tools).map { key, missing in
      diagnostic(
        .tooOld, at: SourceRange(at: SourcePosition(line: 1, column: 1)),
        "the course needs \(missing.sentence): "
          + "`\(CoursePath.relative(index.path, from: path)):\(index.range(ofKey: key).start.line)`",
        hint: missing.hint)
    }
  }

  private struct Missing {
    var sentence: String
    var hint: String
  }

  private func unmetVersionsByKey(_ tools: ToolVersions) -> [(key: String, missing: Missing)] {
    var unmet: [(String, Missing)] = []
    if let wanted = frontMatter.unroll, !tools.unroll.isAtLeast(wanted) {
      let missing = Missing(
        sentence: "Unroll \(wanted) or newer, and this is Unroll \(tools.unroll)",
        hint: "install a newer Unroll")
      unmet.append(("unroll", missing))
    }
    if let wanted = frontMatter.swift, let swift = tools.swift, !swift.isAtLeast(wanted) {
      let missing = Missing(
        sentence: "Swift \(wanted) or newer, and this is Swift \(swift)",
        hint: "install Swift \(wanted), and an Unroll that was built for it")
      unmet.append(("swift", missing))
    }
    return unmet
  }
}
