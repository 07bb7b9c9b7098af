/// A page, and where it goes.
struct PageFile: Sendable {
  /// Relative to the output folder.
  let path: String
  let text: String

  init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}
