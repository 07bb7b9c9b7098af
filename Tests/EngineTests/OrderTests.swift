import Engine
import Runs
import Testing

extension EngineTests {
  /// What a cell prints and shows comes in the order of its statements.
  @Suite struct Order {
    /// `o:` and `e:` with the text, `|` for a figure.
    private func order(_ result: CellResult) -> String {
      var parts: [String] = []
      var shown = 0
      for chunk in result.output {
        while shown < chunk.figuresBefore {
          parts.append("|")
          shown += 1
        }
        parts.append((chunk.stream == .output ? "o:" : "e:") + chunk.text)
      }
      parts += Array(repeating: "|", count: result.figures.count - shown)
      return parts.joined(separator: " ").replacing("\n", with: "↵")
    }

    private static let tools = """
      import Foundation
      func warn(_ text: String) { FileHandle.standardError.write(Data("\\(text)\\n".utf8)) }
      func note(_ number: Double) -> Figure { table(["n"], [[number]]) }
      """

    @Test(arguments: [
      ("print(1)\nwarn(\"2\")\nprint(3)\nnote(4)\nprint(5)", "o:1↵ e:2↵ o:3↵ | o:5↵"),
      ("note(1)\nnote(2)\nprint(3)\nnote(4)", "| | o:3↵ |"),
      ("print(1, terminator: \"\")\nwarn(\"2\")\nprint(3)", "o:1 e:2↵ o:3↵"),
      ("print(1, terminator: \"\")\nnote(2)\nprint(3)", "o:1 | o:3↵"),
      (
        "fputs(\"1\\n\", stderr)\nputs(\"2\")\nfputs(\"3\\n\", stderr)\nputchar(52)",
        "e:1↵ o:2↵ e:3↵ o:4"
      ),
      (
        "fputs(\"1\", stdout)\nwrite(2, \"2\", 1)\nwrite(1, \"3\", 1)\nfputs(\"4\", stdout)",
        "o:1 e:2 o:34"
      ),
      ("fputs(\"1\", stdout)\nwrite(1, \"2\", 1)\nprint(3)", "o:123↵"),
      (
        "withVaList([1]) { vprintf(\"%d\", $0) }\nwithVaList([2]) { vfprintf(stderr, \"%d\", $0) }\nputs(\"3\")",
        "o:1 e:2 o:3↵"
      ),
      (
        "FileHandle.standardOutput.write(Data(\"1\".utf8))\nwarn(\"2\")\nFileHandle.standardOutput.write(Data(\"3\".utf8))",
        "o:1 e:2↵ o:3"
      ),
      (
        "for i in 1...2 {\n  print(i)\n  warn(\"w\")\n  note(Double(i))\n}",
        "o:1↵ e:w↵ | o:2↵ e:w↵ |"
      ),
      ("print(1)\nnote(2)\nprint(3)\nlet none: Int? = nil\nprint(none!)", "o:1↵ | o:3↵"),
      ("errno = 2\nperror(\"a\")\nprint(1)", "e:a: No such file or directory↵ o:1↵"),
    ])
    func isThatOfTheStatements(_ code: String, _ expected: String) async throws {
      let course = CourseFolder()
      for _ in 1...3 {
        let run = try await course.run(lessonText(Self.tools, code), force: true).run
        #expect(order(run.cells[1]) == expected, "\(run.diagnostics)")
      }
    }

    /// The kernel looks up the C library's own functions; words that the loader keeps survive it.
    @Test func theLoaderSaysWhatItMissed() async throws {
      let run = try await CourseFolder().run(
        lessonText(
          Self.tools,
          """
          _ = dlopen("nothing.so", RTLD_NOW)
          if let words = dlerror() { fputs(words, stderr) }
          """)
      ).run
      #expect(order(run.cells[1]).hasPrefix("e:nothing.so"), "\(run.cells[1].output)")
    }

    @Test func manyTurnsCostLittle() async throws {
      let run = try await CourseFolder().run(
        lessonText(
          Self.tools, "for i in 1...3000 {\n  print(i)\n  warn(\"w\\(i)\")\n}", front: "seed: 1")
      ).run
      #expect(run.statuses == [.passed, .passed], "\(run.diagnostics)")
      #expect(run.cells[1].output.count == 6000)
    }

    /// A figure that is shown again as part of a later one leaves its place.
    @Test func aPartOfALaterFigureHasNoPlace() async throws {
      let run = try await CourseFolder().run(
        lessonText(
          Self.tools, "let one = note(1)\nprint(2)\ngroup([one, note(3)])\nprint(4)")
      ).run
      #expect(order(run.cells[1]) == "o:2↵ | o:4↵", "\(run.diagnostics)")
    }

    @Test func threadsThatPrintDoNotStopEachOther() async throws {
      let run = try await CourseFolder().run(
        lessonText(
          Self.tools,
          """
          DispatchQueue.concurrentPerform(iterations: 4) { n in
            for i in 0..<200 { if (i + n) % 2 == 0 { print(n) } else { warn("\\(n)") } }
          }
          print("done")
          """, "print(\"after\")")
      ).run
      #expect(run.statuses == [.passed, .passed, .passed], "\(run.diagnostics)")
      #expect(run.cells[1].printed.hasSuffix("done\n"))
      #expect(run.cells[2].printed == "after\n")
    }
  }
}
