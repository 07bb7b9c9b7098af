package import Lessons

/// What a page of the library explains: its headings are the names of code, one or several, each in
/// code: `` `RNN` · `RNNOutput` ``, `` `.reshaped` ``.
package struct Library: Sendable {
  /// The heading's id, by name. The name of a member begins with its dot.
  package var names: [String: String] = [:]

  package init(_ lesson: Lesson) {
    for block in lesson.blocks {
      guard case .heading(_, let content, let id) = block.kind else { continue }
      for case .code(let name) in content where names[name] == nil { names[name] = id }
    }
  }
}
