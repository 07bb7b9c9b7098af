/// A lesson that was written elsewhere, with the files that it shows.
package struct ImportedLesson: Sendable {
  package struct File: Sendable {
    /// Relative to the lesson's folder.
    package var name: String
    package var bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  package var markdown: String
  package var files: [File]

  package init(markdown: String, files: [File] = []) {
    self.markdown = markdown
    self.files = files
  }
}
