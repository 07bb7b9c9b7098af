import Engine
import Lessons
import Runs
import Testing

/// A lesson's cells are one script to its author: what stands in one is seen in the next, and text
/// shows neither the modules that cells are compiled as nor the addresses of a run.
@Suite struct ScriptTests {
  private func passed(_ cells: String..., front: String = "") async throws -> [CellResult] {
    let run = try await CourseFolder().run(lessonText(cells, front: front)).run
    #expect(run.succeeded, "\(run.diagnostics.map { "\($0.range.start): \($0.message)" })")
    return run.cells
  }

  private func problem(_ cells: String...) async throws -> Diagnostic {
    let run = try await CourseFolder().run(lessonText(cells)).run
    #expect(run.diagnostics.count == 1, "\(run.diagnostics.map(\.message))")
    return try #require(run.diagnostics.first)
  }

  @Test func noAccessWordHidesADeclarationFromLaterCells() async throws {
    let cells = try await passed(
      """
      private let secret = 1
      private func double(_ n: Int) -> Int { n * 2 }
      private struct Pair { private var a = 1; fileprivate struct In { var y = 2 }; private(set) var z = 3 }
      private extension Pair { func sum() -> Int { a + z } }
      private enum Kind: String, CaseIterable { case one, two }
      fileprivate final class Base { private init() {}; private class func make() -> Base { Base() } }
      public class Open { public init() {}; public func say() -> Int { 1 } }
      func label(private: Int) -> Int { `private` }
      """,
      """
      print(double(secret), Pair().sum(), Pair().a, Pair.In().y, Kind.allCases.count, label(private: 4))
      class Sub: Open { override func say() -> Int { 2 } }
      let said = Sub().say()
      let made: Any = Base.make()
      """)
    #expect(cells[1].printed == "2 4 1 2 2 4\n")
    #expect(cells[1].values.first { $0.name == "said" }?.text == "2")
  }

  @Test func namesOfTypesHaveNoModule() async throws {
    let code =
      """
      import Foundation
      enum Gate { case input, forget }
      struct State { var open = Gate.input }
      struct Stop: Error {}
      final class Plain { var x = 1 }
      extension Int { struct Inner {} }
      print([State()], [Gate.input: 1], String(reflecting: State.self), Plain(), [State.self])
      dump(State())
      print(\\State.open, Mirror(reflecting: State()), type(of: State()), Stop(), Stop() as NSError)
      func local() { struct Deep { var a = 1 }; print([Deep()], Deep()) }
      local()
      print([Int.Inner()])
      let reflected = String(reflecting: State())
      """
    let first = try await passed(code)
    #expect(
      first[0].printed == """
        [State(open: Gate.input)] [Gate.input: 1] State Plain [State]
        ▿ State
          - open: Gate.input
        \\State.open Mirror for State State Stop() Error Domain=Stop Code=1 "(null)"
        [Deep(a: 1)] Deep(a: 1)
        [Swift.Int.Inner()]

        """)
    #expect(first[0].values.last?.text == "\"State(open: Gate.input)\"")
    // The same bytes whatever stands before.
    let second = try await passed("let before = 1", "let more = 2", code)
    #expect(second[2].printed == first[0].printed)
    #expect(second[2].texts == first[0].texts)
    let thrown = try await problem(
      "let before = 1", "enum Bad: Error { case a(Int) }\nthrow Bad.a(3)")
    #expect(thrown.message == "uncaught error: Bad.a(3)")
  }

  @Test func addressesReachNoPage() async throws {
    let cells = try await passed(
      """
      import Foundation
      final class Node: NSObject {}
      let formatter = NumberFormatter()
      var n = 1
      let memory = UnsafeMutablePointer<Int>.allocate(capacity: 1)
      let id = ObjectIdentifier(formatter)
      print(formatter, [Node()], memory, id)
      withUnsafePointer(to: &n) { print($0) }
      FileHandle.standardError.write(Data("\\(id)\\n".utf8))
      print(0x7fff_ffff, String(0xdeadbeef, radix: 16), "0x3ff0000000000000", "0x7f", "(a 0x5)")
      let text = "\\(memory) and \\(id)"
      """)
    #expect(
      cells[0].printed == """
        <NumberFormatter: 0x…> [<Node: 0x…>] 0x… ObjectIdentifier(0x…)
        0x…
        2147483647 deadbeef 0x3ff0000000000000 0x7f (a 0x5)

        """)
    #expect(
      cells[0].output.filter { $0.stream == .error }.map(\.text) == ["ObjectIdentifier(0x…)\n"])
    #expect(cells[0].values.last?.text == "\"0x… and ObjectIdentifier(0x…)\"")
    let pattern = /0x0*[57af][0-9a-f]{11}/
    #expect(!cells[0].texts.contains { $0.contains(pattern) }, "\(cells[0].texts)")
  }

  @Test func aNameMayBeMadeFromItsOwnOldValue() async throws {
    let cells = try await passed(
      "let x = 2\nvar total: Int = 10\nlet words = [\"a\"]",
      "let x = x * 2\nvar total: Int = total + x\nlet words = words.map { $0 + \"!\" }\n  + [\"b\"]",
      "let x = Double(x) / 8; print(x, total, words)")
    #expect(cells[1].values.map(\.name) == ["x", "total", "words"])
    #expect(cells[1].texts == ["4", "14", "[\"a!\", \"b\"]"])
    #expect(cells[1].values[0].range.start.column == 5)
  }

  @Test func aNameThatStandsForItselfGetsAWayOut() async throws {
    let problem = try await problem(
      "func half(_ n: Int) throws -> Int { n / 2 }\nlet x = 2", "let x = try half(x)")
    #expect(problem.message.contains("`x` stands for itself"))
    #expect(problem.message.contains("line 5"))
    #expect(problem.advice?.contains("var x") == true)
  }

  @Test func typesThatAreDeclaredAgainAreToldApartByTheirLines() async throws {
    let problem = try await problem(
      "struct Box { var n = 1 }\nvar box = Box()", "struct Box { var n = 2 }\nbox = Box()")
    #expect(
      problem.message == "cannot assign value of type 'Box' of line 11 to type 'Box' of line 4")
  }

  @Test(arguments: [("Equatable", "struct"), ("Hashable", "struct"), ("CaseIterable", "enum")])
  func aConformanceThatSwiftCannotWriteSaysWhereToPutIt(_ name: String, _ kind: String) async throws
  {
    let declaration = kind == "struct" ? "struct P { var x = 1 }" : "enum P { case a, b }"
    let problem = try await problem(declaration, "extension P: \(name) {}")
    #expect(problem.message.contains("`\(name)` only in the cell that declares `P`"))
    #expect(problem.advice?.hasPrefix("write `\(kind) P: \(name)` in line 4") == true)
    #expect(problem.range.start.line == 10)
  }

  @Test func theStandardMacrosAndRegexLiteralsCompile() async throws {
    let cells = try await passed(
      """
      import Foundation
      import Observation
      @Observable class Model { var n = 1 }
      let model = Model()
      model.n += 1
      let predicate = #Predicate<Int> { $0 > 3 }
      let holds = try predicate.evaluate(5)
      enum Scope { @TaskLocal static var depth = 0 }
      Scope.$depth.withValue(3) { print(Scope.depth) }
      let digits = "12-34".firstMatch(of: /(\\d+)-(\\d+)/)!.output.2
      let numbers = [1, 2, 3]
      let span = numbers.span
      let count = span.count
      """)
    #expect(cells[0].printed == "3\n")
    #expect(cells[0].values.first { $0.name == "digits" }?.text == "\"34\"")
    #expect(cells[0].values.first { $0.name == "count" }?.text == "3")
  }
}
