internal import TextWidth

extension Figure {
  /// Columns that a terminal gives to `text`.
  package static func displayWidth(_ text: some StringProtocol) -> Int {
    TextWidth.columns(of: text)
  }

  package static func displayWidth(_ character: Character) -> Int {
    TextWidth.columns(of: character)
  }
}
