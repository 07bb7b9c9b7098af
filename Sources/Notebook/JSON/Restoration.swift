/// What a notebook shows otherwise than its lesson has it, line by line: a link to another notebook,
/// a formula between dollars, a value beside its code. Kept in a cell's metadata, it leads back.
struct Restoration: Sendable, Hashable {
  struct Change: Sendable, Hashable {
    /// As the notebook shows them; never empty.
    var shown: [String]
    /// As the lesson has them; empty for what the lesson does not have.
    var written: [String]
  }

  /// In the order of the text.
  var changes: [Change] = []

  /// Where the lines stand next. A line that somebody has edited since stands nowhere.
  static func place(of wanted: [String], in lines: [String], from start: Int) -> Int? {
    guard let first = wanted.first, lines.count - start >= wanted.count else { return nil }
    return (start...(lines.count - wanted.count)).first {
      lines[$0] == first && lines[$0..<$0 + wanted.count].elementsEqual(wanted)
    }
  }
}

extension Restoration {
  /// Pairs of lists of lines: as shown, as written.
  var json: JSON {
    .array(
      changes.map { change in
        .array([
          .array(change.shown.map(JSON.string)), .array(change.written.map(JSON.string)),
        ])
      })
  }

  init(_ json: JSON?) {
    changes = (json?.array ?? []).compactMap { pair in
      guard let sides = pair.array, sides.count == 2 else { return nil }
      return Change(shown: sides[0].strings, written: sides[1].strings)
    }
  }
}
