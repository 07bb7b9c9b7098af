package import Lessons

/// What a cell lets readers choose.
package struct CellControl: Sendable, Hashable, Codable {
  package enum Kind: String, Sendable, Codable {
    case list, range, flag, cases
  }

  /// As readers know it, before translation.
  package var name: String
  package var kind: Kind
  /// The choices as `print` shows them. No two are the same.
  package var values: [String]
  /// What readers see in the place of `values`; empty where they see those.
  package var words: [String]
  /// The default, by its index.
  package var standard: Int
  /// The call.
  package var range: SourceRange

  package init(
    name: String, kind: Kind, values: [String], words: [String] = [], standard: Int,
    range: SourceRange
  ) {
    self.name = name
    self.kind = kind
    self.values = values
    self.words = words
    self.standard = standard
    self.range = range
  }

  /// What readers see of each choice, before translation.
  package var labels: [String] { words.isEmpty ? values : words }

  /// The same choices under the same name, wherever it stands.
  package func isSame(as other: CellControl) -> Bool {
    name == other.name && values == other.values && words == other.words
      && standard == other.standard
  }
}
