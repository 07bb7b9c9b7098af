/// What a cell said of a control when it read it: `control("rate", 0.1, in: [0.01, 0.1])`.
package struct ControlReport: Sendable, Hashable, Codable {
  /// How the choices were given, and so how they look.
  package enum Kind: String, Sendable, Codable {
    case list
    /// Numbers with equal steps between them.
    case range
    /// Off and on.
    case flag
    /// All cases of an enum.
    case cases
  }

  package var name: String
  package var kind: Kind
  /// The choices as `print` shows them, which tells them apart.
  package var values: [String]
  /// What readers see in the place of `values`; empty where nobody said.
  package var words: [String]
  /// The default, by its index in `values`.
  package var standard: Int
  /// What is wrong with it, and what to do: then it has no choices.
  package var problem: String?
  package var advice: String?
  /// `Module/file`, as the compiler names it.
  package var file: String
  /// As the compiled code numbers its lines.
  package var line: Int
  /// In bytes, from 1.
  package var column: Int

  package init(
    name: String, kind: Kind, values: [String], words: [String], standard: Int,
    file: String, line: Int, column: Int
  ) {
    self.name = name
    self.kind = kind
    self.values = values
    self.words = words
    self.standard = standard
    self.file = file
    self.line = line
    self.column = column
  }
}
