package import Lessons

/// What one expression of a cell made, as the report shows it beside the line.
package struct LineValue: Sendable, Hashable, Codable {
  package var range: SourceRange
  /// The variable that got the value; nil for an expression of its own.
  package var name: String?
  /// The Swift type, short: `Tensor`, `[Int]`, `Double`.
  package var type: String
  /// The last value, shortened: a tensor's shape `[5, 3, 8]`, a scalar `0.2513`, text in quotes.
  package var text: String
  /// The last value where it is a number, with all its digits. May be infinite or NaN.
  package var number: Double?
  /// How often the expression was evaluated.
  package var count: Int
  /// The first value, where `count` is more than one.
  package var first: String?
  /// A thinned history of a number that a loop changes, first and last value included; empty
  /// where there is none. Infinities and NaN may occur.
  package var history: [Double]
  /// Of the last value.
  package var detail: ValueDetail?

  package init(
    range: SourceRange, name: String?, type: String, text: String, number: Double? = nil,
    count: Int = 1, first: String? = nil, history: [Double] = [], detail: ValueDetail? = nil
  ) {
    self.range = range
    self.name = name
    self.type = type
    self.text = text
    self.number = number
    self.count = count
    self.first = first
    self.history = history
    self.detail = detail
  }
}
