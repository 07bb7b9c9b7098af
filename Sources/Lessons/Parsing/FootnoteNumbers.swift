/// The numbers of a lesson's footnotes, and which reference is the how-manieth to its own.
struct FootnoteNumbers {
  private struct Note {
    var number: Int
    /// How many references it has.
    var count = 0
    /// Which of them starts at a place, counted from 1.
    var occurrences: [SourcePosition: Int] = [:]
  }

  /// By label, in lower case.
  private var notes: [String: Note] = [:]
  private(set) var problems: [Diagnostic] = []
  /// In the order of the lesson's numbers, references first.
  private(set) var marks: [FootnoteMark] = []

  init() {}

  /// - Parameters:
  ///   - definitions: the labels that are defined, in order, with their lines.
  ///   - references: in the order in which the lesson is read, those in footnotes last.
  init(
    definitions: [(label: String, range: SourceRange)],
    references: [(label: String, range: SourceRange)], _ source: SourceText
  ) {
    var defined: [String: SourceRange] = [:]
    for (label, range) in definitions {
      if let first = defined[label.lowercased()] {
        problems.append(
          source.diagnostic(
            .unusedFootnote, at: range,
            "the footnote `\(label)` is already defined on line \(first.start.line)",
            hint: "give it a label of its own"))
      } else {
        defined[label.lowercased()] = range
      }
    }
    for (label, range) in references {
      let key = label.lowercased()
      guard defined[key] != nil else {
        problems.append(
          source.diagnostic(
            .missingFootnote, at: range, "there is no footnote `\(label)`",
            hint: Suggestion.hint(for: label, among: definitions.map(\.label))
              ?? "write its text in a paragraph of its own: `[^\(label)]: …`"))
        continue
      }
      let number = notes.count + 1
      var note = notes[key] ?? Note(number: number)
      note.count += 1
      note.occurrences[range.start] = note.count
      notes[key] = note
      marks.append(FootnoteMark(number: note.number, range: range, isDefinition: false))
    }
    for (label, range) in definitions where notes[label.lowercased()] == nil {
      problems.append(
        source.diagnostic(
          .unusedFootnote, at: range, "nothing refers to the footnote `\(label)`",
          hint: "write `[^\(label)]` where it belongs, or delete it"))
      notes[label.lowercased()] = Note(number: notes.count + 1)
    }
    for (label, range) in definitions {
      guard let number = notes[label.lowercased()]?.number else { continue }
      marks.append(FootnoteMark(number: number, range: range, isDefinition: true))
    }
  }

  func reference(_ label: String, at range: SourceRange?) -> FootnoteReference? {
    guard let note = notes[label.lowercased()] else { return nil }
    let occurrence = range.flatMap { note.occurrences[$0.start] } ?? 1
    return FootnoteReference(number: note.number, occurrence: occurrence)
  }

  func number(_ label: String) -> Int? { notes[label.lowercased()]?.number }

  func references(_ label: String) -> Int { notes[label.lowercased()]?.count ?? 0 }
}
