/// Which tools run lessons here: what a lesson's `unroll:` and `swift:` are compared with.
package struct ToolVersions: Hashable, Sendable {
  /// Of this program. `CHANGELOG.md` says what each brings.
  package static let currentUnroll = VersionNumber(0, 2, 0)
  /// The form in which lessons are written. It changes where an older Unroll would misread a lesson of
  /// the new form; a key or an attribute more is no other form.
  package static let lessonFormat = 1

  package var unroll = Self.currentUnroll
  /// Of the compiler that runs the cells; nil where it does not say.
  package var swift: VersionNumber?

  package init(unroll: VersionNumber = Self.currentUnroll, swift: VersionNumber?) {
    self.unroll = unroll
    self.swift = swift
  }
}
