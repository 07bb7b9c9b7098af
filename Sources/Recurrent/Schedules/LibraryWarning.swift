/// Something that a program may do and hardly means: the page shows it at its line.
package enum LibraryWarning {
  /// Takes a warning: what is wrong, what to do, and the line of the call, 0 if it is not known. Nil
  /// where nobody listens.
  ///
  /// Set by the thread that runs a cell, before the cell and after it.
  nonisolated(unsafe) package static var report:
    ((_ text: String, _ hint: String, _ line: Int) -> Void)?

  static func send(_ text: String, hint: String, line: Int) { report?(text, hint, line) }
}
