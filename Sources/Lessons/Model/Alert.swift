/// The kind of a quote that begins with `[!NOTE]`, as on GitHub.
package enum Alert: String, Sendable, Hashable, Codable, CaseIterable {
  case note, tip, important, warning, caution

  /// What its first line says: `[!NOTE]`.
  package var mark: String { "[!\(rawValue.uppercased())]" }
}
