/// What the choices of a lesson's readers may cost.
package struct ControlBudget: Hashable, Sendable, Codable {
  /// Outcomes that are computed in advance, the default's among them.
  package var choices = 24
  /// What all of them but the default's take together, in seconds.
  package var seconds: Double = 60
  /// What they add to the lesson's page, in bytes.
  package var bytes = 300 << 10

  package init() {}
}

extension ControlBudget {
  /// The names that front matter may give.
  static let names = ["choices", "seconds", "bytes"]
}
