import Foundation
import Testing

/// A report that was read once, and must stay as it is, byte for byte.
///
/// `RECORD_GOLDEN=1` writes what has changed; the run that writes fails, so that it cannot pass
/// unread.
struct Golden: Sendable, CustomTestStringConvertible {
  /// The file's name in `Golden/`.
  let name: String
  let report: @Sendable () -> String

  init(_ name: String, _ report: @escaping @Sendable () -> String) {
    self.name = name
    self.report = report
  }

  var testDescription: String { name }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden")

  func verify(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = Golden.folder.appendingPathComponent(name)
    let written = report()
    let kept = try? String(contentsOf: file, encoding: .utf8)
    guard kept.map({ Array($0.utf8) }) != Array(written.utf8) else { return }
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
      try Data(written.utf8).write(to: file, options: .atomic)
      Issue.record("recorded \(name): read it, then run again", sourceLocation: sourceLocation)
      return
    }
    Issue.record("\(Self.difference(kept, written, name: name))", sourceLocation: sourceLocation)
  }

  /// The first lines that differ, both sides.
  private static func difference(_ kept: String?, _ written: String, name: String) -> String {
    guard let kept else { return "\(name): no file; record it with RECORD_GOLDEN=1, and read it" }
    let old = kept.split(separator: "\n", omittingEmptySubsequences: false)
    let new = written.split(separator: "\n", omittingEmptySubsequences: false)
    let start = zip(old, new).prefix { $0 == $1 }.count
    let show = { (lines: [Substring]) in
      lines.dropFirst(start).prefix(8).joined(separator: "\n")
    }
    return """
      \(name) differs from line \(start + 1) on.
      --- kept
      \(show(old))
      --- written
      \(show(new))
      """
  }
}
