import Engine
import Foundation
import Lessons
import Runs
import TestKit
import Testing

extension EngineTests {
  /// What people who know Python and PyTorch type into a cell, and what they read.
  @Suite struct Typed {
    /// What the lines refer to.
    static let before = """
      let x = randn(3, 4)
      let y = randn(4, 5)
      let model = RNN(inputSize: 4, hiddenSize: 5)
      var optimizer = SGD(model, learningRate: 0.1)
      let loss = x.sum()
      let w = Parameter(randn(2))
      let list = [1, 2, 3]
      """

    /// One case a line; `⏎` is the end of a line of its cell.
    static let cases: [String] = {
      let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Typed/python.txt")
      let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
      return text.split(separator: "\n").map { String($0.replacing("⏎", with: "\n")) }
    }()

    /// Each case is an exercise, so that its failure is its own.
    static func run() async throws -> [(code: String, result: CellResult, firstLine: Int)] {
      let course = CourseFolder()
      let cells = [before] + cases.map { "```swift exercise\n\($0)\n```" }
      let lesson = course.lesson(lessonText(cells))
      let run = try await course.engine().run(lesson).run
      return zip(zip(cases, run.cells.dropFirst()), lesson.cells.dropFirst())
        .map { ($0.0, $0.1, $1.firstLine) }
    }

    static func report(_ results: [(code: String, result: CellResult, firstLine: Int)]) -> String {
      results.map { code, result, firstLine in
        let found = result.diagnostics.map { diagnostic in
          let place =
            "\(diagnostic.range.start.line - firstLine + 1):\(diagnostic.range.start.column)"
          return "    \(place): \(diagnostic.message)\n"
            + (diagnostic.hint.map { "      = \($0)\n" } ?? "")
        }
        let printed = result.diagnostics.isEmpty ? "    passes\n" : ""
        return code + "\n" + found.joined() + printed
      }
      .joined(separator: "\n")
    }

    /// The call in a fence is Swift too, at its own place.
    @Test(arguments: [
      ("unrol(steps: 3)", 10, "cannot find 'unrol' in scope", "did you mean `unroll`?"),
      (
        "unroll(stpes: 3)", 17, "`unroll(stpes: 3)` is written `unroll(steps: 3)` here", nil
      ),
      ("cell_math()", 10, "`cell_math()` is written `cellMath()` here", nil),
      ("parameters(titel: \"a\")", 21, "`parameters(titel: \"a\")` is written", nil),
    ])
    func aDirectivesNameAndLabelsAreKnown(
      _ call: String, _ column: Int, _ message: String, _ hint: String?
    ) async throws {
      let course = CourseFolder()
      let cell = "```swift \(call)\nElmanCell(inputSize: 2, hiddenSize: 3)\n```"
      let run = try await course.engine().run(course.lesson(lessonText([cell]))).run
      let found = try #require(run.diagnostics.first)
      #expect(run.diagnostics.count == 1)
      #expect(found.range.start == SourcePosition(line: 3, column: column))
      #expect(found.message.hasPrefix(message), "\(found.message)")
      if let hint { #expect(found.hint == hint) }
    }

    @Test func everyMessageIsAsItWasRead() async throws {
      #expect(Self.cases.count > 350)
      let results = try await Self.run()
      let text = Self.report(results)
      try Golden("typed.txt") { text }.verify()
      for (code, result, _) in results {
        for diagnostic in result.diagnostics {
          let all = diagnostic.message + (diagnostic.hint ?? "")
          for word in [
            "Cell_", "[#", "Recurrent.", "CellRuntime", "Steps.", "/work", "unroll_cell",
          ] {
            #expect(!all.contains(word), "\(code): \(all)")
          }
        }
      }
    }
  }
}
