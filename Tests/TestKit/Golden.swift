package import Foundation
package import Testing

/// A text that was read by eye once, and must stay as it is, byte for byte.
///
/// It is kept in the folder `Golden` beside the test. `RECORD_GOLDEN=1` writes what has changed; the
/// run that writes fails, so that it cannot pass unread.
package struct Golden: Sendable, CustomTestStringConvertible {
  /// The file's name.
  package let name: String
  private let folder: URL
  private let text: @Sendable () throws -> String

  package init(
    _ name: String, beside test: String = #filePath, _ text: @escaping @Sendable () throws -> String
  ) {
    self.init(name, in: Self.folder(beside: test), text)
  }

  private init(_ name: String, in folder: URL, _ text: @escaping @Sendable () throws -> String) {
    self.name = name
    self.folder = folder
    self.text = text
  }

  /// A page of the documentation that is made from code.
  package static func page(
    _ name: String, in folder: URL, _ text: @escaping @Sendable () throws -> String
  ) -> Golden {
    Golden(name, in: folder, text)
  }

  /// A figure's drawing, which has no end of line of its own.
  package static func drawing(
    _ name: String, beside test: String = #filePath, _ draw: @escaping @Sendable () -> String
  ) -> Golden {
    Golden(name, beside: test) { draw() + "\n" }
  }

  package var testDescription: String { name }

  package static var isRecording: Bool {
    ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil
  }

  package func verify(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = folder.appending(path: name)
    let written = try text()
    let kept = try? String(contentsOf: file, encoding: .utf8)
    guard kept.map({ Array($0.utf8) }) != Array(written.utf8) else { return }
    if Self.isRecording {
      try Data(written.utf8).write(to: file, options: .atomic)
      Issue.record("recorded \(name): read it, then run again", sourceLocation: sourceLocation)
      return
    }
    Issue.record(
      "\(kept.map { Self.difference($0, written, in: name) } ?? Self.missing(name))",
      sourceLocation: sourceLocation)
  }

  /// The names of kept files that no test looks at.
  package static func unused(
    by names: some Sequence<String>, beside test: String = #filePath
  ) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder(beside: test).path)
      .filter { !$0.hasPrefix(".") && !names.contains($0) }.sorted()
  }

  /// The first lines that differ, both sides.
  package static func difference(_ kept: String, _ written: String, in name: String) -> String {
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

  private static func missing(_ name: String) -> String {
    "\(name): no file; record it with RECORD_GOLDEN=1, and read it"
  }

  private static func folder(beside test: String) -> URL {
    URL(filePath: test).deletingLastPathComponent().appending(path: "Golden")
  }
}
