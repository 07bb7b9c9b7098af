/// One thing that is wrong with a lesson: where, what, and what to do about it.
package struct Diagnostic: Hashable, Sendable, Codable {
  package enum Severity: String, Sendable, Codable {
    case error, warning, note
  }

  /// The lesson's path as reports show it: relative to the course, with `/`.
  package var file: String
  package var range: SourceRange
  /// That of its rule.
  package let severity: Severity
  package var rule: Rule
  package var message: String
  /// What to do: "did you mean `seconds`?"
  package var advice: String?
  /// The lesson's line that called what failed, where that is another one.
  package var caller: Int?
  /// The lesson's own line at `range.start`, without its line ending.
  package var excerpt: String?

  /// In bytes; the excerpt of a longer line is left out.
  static let longestExcerpt = 4096

  package init(
    file: String, range: SourceRange, rule: Rule, message: String, hint: String? = nil,
    caller: Int? = nil, excerpt: String? = nil
  ) {
    self.file = file
    self.range = range
    severity = rule.severity
    self.rule = rule
    self.message = message
    advice = hint
    self.caller = caller
    self.excerpt = excerpt
  }

  /// What stands below the message: the advice, and the caller in words.
  package var hint: String? {
    let parts = [advice, caller.map { "called from line \($0)" }].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  private enum CodingKeys: String, CodingKey {
    case file, range, severity, rule, message, caller, excerpt
    case advice = "hint"
  }
}
