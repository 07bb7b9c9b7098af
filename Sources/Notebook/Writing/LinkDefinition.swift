internal import Weaving

/// `[label]: target`, a line that gives the links `[text][label]` of the whole lesson their target.
struct LinkDefinition {
  /// In lower case.
  var label: String
  /// As the lesson has it.
  var written: String
  /// With the target that it has in a notebook.
  var shown: String

  /// The definitions of a lesson: lines that no block covers.
  static func all(in report: Report, _ edits: ProseEdits) -> [LinkDefinition] {
    let source = report.source
    var covered: Set<Int> = []
    for block in [report.titleBlock].compactMap(\.self) + report.body {
      covered.formUnion(block.lines)
    }
    return source.lines.indices.dropFirst(source.firstBodyLine - 1).compactMap { index in
      guard !covered.contains(index + 1), let label = label(of: source.lines[index]) else {
        return nil
      }
      let written = source.lines[index]
      return LinkDefinition(
        label: label, written: written, shown: edits.edited(written, line: index + 1))
    }
  }

  /// The label, where the line is a definition.
  static func label(of line: String) -> String? {
    let text = line.drop { $0 == " " }
    guard line.count - text.count < 4, text.first == "[",
      let end = text.firstIndex(of: "]"), text[end...].hasPrefix("]:")
    else { return nil }
    let label = text[text.index(after: text.startIndex)..<end]
    return label.isEmpty || label.hasPrefix("^") ? nil : label.lowercased()
  }
}
