import Foundation
import Testing

/// Texts that were read by eye once. `UNROLL_RECORD=1` writes them anew, and fails.
enum Golden {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden")

  static var names: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .filter { !$0.hasPrefix(".") }
    }
  }

  static func expect(_ text: String, is name: String) throws {
    let file = folder.appending(path: name)
    if ProcessInfo.processInfo.environment["UNROLL_RECORD"] != nil {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(name): read it, then test without UNROLL_RECORD")
      return
    }
    let recorded = try String(contentsOf: file, encoding: .utf8)
    let (now, then) = (text.split(separator: "\n"), recorded.split(separator: "\n"))
    let line = zip(now, then).prefix { $0 == $1 }.count
    #expect(
      text == recorded,
      """
      \(name), line \(line + 1):
      recorded: \(line < then.count ? then[line] : "(end)")
      now:      \(line < now.count ? now[line] : "(end)")
      """)
  }
}
