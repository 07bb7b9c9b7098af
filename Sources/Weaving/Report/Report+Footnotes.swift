package import Lessons

extension Report {
  /// The id of a footnote.
  package func id(ofFootnote number: Int) -> String { "\(footnotePrefix)\(number)" }

  /// The id of a place that refers to a footnote.
  package func id(of reference: FootnoteReference) -> String {
    "\(footnotePrefix)\(reference.number)-\(reference.occurrence)"
  }

  /// Those of all footnotes and of all that refers to them.
  package var footnoteIDs: Set<String> {
    Set(
      body.flattened.flatMap { block -> [String] in
        guard case .footnotes(let notes) = block.content else { return [] }
        return notes.flatMap { note in
          [id(ofFootnote: note.number)]
            + (0..<note.references).map {
              id(of: FootnoteReference(number: note.number, occurrence: $0 + 1))
            }
        }
      })
  }
}
