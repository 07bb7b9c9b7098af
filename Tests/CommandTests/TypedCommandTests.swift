import Foundation
import Testing

/// Every command of the README and the guides, typed as it is written, in the order of the text.
struct TypedCommandTests {
  static let documents =
    ["README.md", "docs/authoring.md"]
    + ["architecture", "engine", "mathematics", "pytorch", "pytorch-data", "rules", "sandbox"].map {
      "docs/\($0).md"
    } + ["lessons/README.md"]

  /// What is not typed here, and why.
  static let notTyped = [
    "bin/test": "runs this very test",
    "bin/test-clones": "builds two releases; a step of .ci/run",
    "bin/test-confined": "needs root and a chroot; a step of .ci/run",
    ".ci/run": "runs this very test",
    "bin/bench": "measures for minutes, and passes whatever it measures",
    "bin/audit": "needs browsers and validators; a step of .ci/run",
    "bin/try-notebook": "needs Jupyter, which it installs",
    "chromium": "needs a browser; `bin/audit` opens the same page in one",
    "rsync": "needs a server",
    "sudo": "changes the machine",
    "bin/unroll install": "changes the reader's home; bin/test-install types it",
    "bin/test-browser": "needs a browser",
    "unroll serve": "serves until it is ended; ServeTests does that",
    "bin/unroll serve": "serves until it is ended, and opens a browser",
    "unroll practice": "waits for a student; PracticeTests has a session",
    "unroll grade": "needs the folders of students; GradeTests has them",
  ]

  /// The README is read from the top; of a guide, each section by itself.
  @Test(arguments: documents)
  func everyCommandRunsAsWritten(_ path: String) throws {
    let document = try TypedDocument(path)
    let whole = 0..<Int.max
    for section in path == "README.md" ? [whole] : document.sections {
      let typed = document.typed.filter { section.contains($0.line) }
      if !typed.isEmpty { try type(typed, of: document, path) }
    }
  }

  private func type(
    _ all: [TypedDocument.Typed], of document: TypedDocument, _ path: String
  ) throws {
    let clone = try Self.clone()
    var edits = document.edits[...]
    var shown = document.shownRows
    var lastRun: String?
    for typed in all {
      while let edit = edits.first, edit.line < typed.line {
        edits.removeFirst()
        try Self.make(edit, andType: try #require(lastRun, "\(path):\(edit.line)"), in: clone)
      }
      let lines = typed.text.split(separator: "\n").map(String.init)
        .filter { Self.reason($0) == nil }
      let result = try Self.type(lines.joined(separator: "\n"), in: clone)
      #expect(result.status == 0, "\(path):\(typed.line): \(typed.text)\n\(result)")
      guard let run = lines.last(where: { $0.contains("unroll run ") }) else { continue }
      lastRun = run
      for row in shown { #expect(result.output.contains(row + "\n"), "\(row)\n\(result)") }
      shown = []
    }
    if path == "README.md" { #expect(edits.isEmpty && document.shownRows.count > 3) }
  }

  @Test func nothingIsLeftOutThatIsNotThere() throws {
    let all = try Self.documents.flatMap { try TypedDocument($0).typed }
      .flatMap { $0.text.split(separator: "\n") }
    #expect(all.count > 40)
    for name in Self.notTyped.keys where name != "sudo" {
      #expect(all.contains { $0 == name || $0.hasPrefix(name + " ") }, "\(name) is in no document")
    }
  }

  /// The second try of the README's lesson: the value moves, is marked, and nothing fails.
  private static func make(
    _ edit: TypedDocument.Edit, andType run: String, in clone: Scratch
  ) throws {
    let lesson = try #require(run.components(separatedBy: " ").first { $0.hasSuffix(".md") })
    let text = try clone.text(lesson)
    try #require(text.contains(edit.old), "\(lesson) has no `\(edit.old)`")
    try clone.write(text.replacing(edit.old, with: edit.new), to: lesson)
    let result = try type(run, in: clone)
    #expect(result.status == 0, "\(result)")
    #expect(result.output.contains("✗"), "\(result)")
    #expect(!result.output.contains("failed"), "\(result)")
  }

  /// As a shell in the repository's folder does it.
  private static func type(_ text: String, in clone: Scratch) throws -> Tool.Result {
    try Tool.run(
      ["-ec", text], in: clone.folder,
      environment: ["PATH": "\(clone.url("bin").path):\(Tool.environment["PATH"] ?? "")"],
      executable: URL(filePath: "/bin/sh"))
  }

  private static func reason(_ line: some StringProtocol) -> String? {
    notTyped.first { line == $0.key || line.hasPrefix($0.key + " ") }?.value
  }

  /// The repository as a fresh clone has it, with short lessons in the places of its own, which
  /// take minutes to run: `.ci/run` checks and builds those.
  private static func clone() throws -> Scratch {
    let clone = try Scratch()
    try clone.write(
      "#!/bin/sh\nexec \"\(Tool.executable.path)\" \"$@\"\n", to: "bin/unroll")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: clone.url("bin/unroll").path)
    for language in ["en", "zh"] {
      let folder = Tool.repository.appending(path: "lessons/\(language)")
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      where name.hasSuffix(".md") {
        let number = Int(name.prefix(2)).map { "order: \($0)\npart: Trees\n" } ?? ""
        try clone.write(
          """
          ---
          title: \(name.dropLast(3))
          lang: \(language == "zh" ? "zh-Hans" : "en")
          \(number)---

          ```swift
          let four = 2 + 2  // → 4
          ```

          """, to: "lessons/\(language)/\(name)")
      }
    }
    try clone.write(
      """
      {"cells": [{"cell_type": "markdown", "id": "a", "metadata": {}, "source": ["# A notebook"]}],
       "metadata": {}, "nbformat": 4, "nbformat_minor": 5}

      """, to: "notebook.ipynb")
    return clone
  }
}
