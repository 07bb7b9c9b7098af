import Foundation
import Testing

/// A drawing that was read by eye once, and must stay as it is.
///
/// `RECORD_GOLDEN=1` writes what has changed; the run that writes fails, so that it cannot pass
/// unread.
struct Golden: Sendable, CustomTestStringConvertible {
  /// The file's name in `Golden/`.
  let name: String
  let draw: @Sendable () -> String

  init(_ name: String, _ draw: @escaping @Sendable () -> String) {
    self.name = name
    self.draw = draw
  }

  var testDescription: String { name }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden")

  func verify(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = Golden.folder.appendingPathComponent(name)
    let drawn = draw() + "\n"
    let kept = try? String(contentsOf: file, encoding: .utf8)
    guard drawn != kept else { return }
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
      try drawn.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(name): read it, then run again", sourceLocation: sourceLocation)
      return
    }
    Issue.record(
      """
      \(name) is drawn otherwise.
      --- kept
      \(kept ?? "(no file: record with RECORD_GOLDEN=1)")
      --- drawn
      \(drawn)
      """, sourceLocation: sourceLocation)
  }
}
