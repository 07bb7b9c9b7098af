import Foundation
import Lessons
import Runs
import Testing

/// What one lesson of `Faults` must be told: one diagnostic, at one place.
struct Fault: Sendable, CustomTestStringConvertible {
  var name: String
  var rule: Rule
  var line: Int
  /// Nil where the place within the line is chance: a loop is stopped somewhere in it.
  var column: Int?
  /// A part of the message.
  var message: String
  /// A part of the hint.
  var hint: String?
  /// Which cell fails, from 1; those before it pass, those after it do not run.
  var cell: Int
  var cells: Int
  /// It is an exercise or a solution: those after it run.
  var isAside: Bool

  init(
    _ name: String, _ rule: Rule, _ line: Int, _ column: Int?, _ message: String,
    hint: String? = nil, cell: Int = 2, of cells: Int = 3, isAside: Bool = false
  ) {
    self.name = name
    self.rule = rule
    self.line = line
    self.column = column
    self.message = message
    self.hint = hint
    self.cell = cell
    self.cells = cells
    self.isAside = isAside
  }

  var testDescription: String { name }

  var statuses: [CellResult.Status] {
    (1...cells).map { $0 == cell ? .failed : $0 < cell || isAside ? .passed : .notRun }
  }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Faults")

  var text: String {
    get throws {
      try String(contentsOf: Self.folder.appendingPathComponent("\(name).md"), encoding: .utf8)
    }
  }
}

extension Fault {
  /// What the compiler and the linker refuse.
  static let compiling = [
    Fault("after-a-block-comment", .compile, 8, 33, "cannot find 'hiden' in scope"),
    Fault("after-chinese-text", .compile, 8, 33, "operator '+' cannot be applied"),
    Fault("after-emoji", .compile, 8, 38, "cannot convert value of type '[String]'"),
    Fault("assign-to-constant", .compile, 8, 1, "'steps' is a 'let' constant"),
    Fault("bit-shift", .compile, 9, 12, "'300.0' overflows 'UInt8'"),
    Fault("error-directive", .compile, 8, 8, "write your own cell here"),
    Fault("extra-brace-in-a-directive", .compile, 9, 10, "braces in the body of `chart`"),
    Fault("external-macro", .compile, 10, 12, "plugin for module 'Thief' not found"),
    Fault("in-a-list", .compile, 11, 18, "cannot find 'row' in scope"),
    Fault("in-a-quote", .compile, 11, 24, "operator '+' cannot be applied"),
    Fault("in-an-exercise", .compile, 8, 18, "cannot convert value", isAside: true),
    Fault("internal-name", .internalName, 9, 1, "`isSeeded` is internal to the library"),
    Fault("missing-argument", .compile, 9, 8, "missing argument for parameter 'by'"),
    Fault("missing-import", .compile, 8, 8, "no such module 'TensorFlow'"),
    Fault("missing-return", .compile, 10, 1, "missing return"),
    Fault("not-conforming", .compile, 9, 8, "does not conform to protocol 'Layer'"),
    Fault("redeclared-in-one-cell", .compile, 9, 5, "invalid redeclaration of 'rate'"),
    Fault("type-mismatch", .compile, 8, 17, "cannot convert value of type 'String'"),
    Fault(
      "uncalled-method", .compile, 10, 6, "`loss.backward` only names the method",
      hint: "call it: `loss.backward()`"),
    Fault("unclosed-brace", .compile, 8, 30, "`{` is never closed", hint: "`}`"),
    Fault("unclosed-brace-in-a-directive", .compile, 9, 10, "braces in the body of `chart`"),
    Fault("unclosed-parenthesis", .compile, 8, 13, "`(` is never closed", hint: "`)`"),
    Fault("unclosed-string", .compile, 8, 12, "unterminated string literal"),
    Fault("unhandled-throw", .compile, 9, 9, "not marked with 'try'", hint: "'try'"),
    Fault("unknown-name", .compile, 9, 20, "cannot find 'hiden' in scope"),
    Fault("uses-a-later-cell", .compile, 8, 15, "cannot find 'later' in scope"),
    Fault("uses-a-solution", .compile, 12, 12, "cannot find 'answer' in scope", cell: 3, of: 4),
    Fault("wrong-directive-argument", .compile, 7, 16, "missing argument for parameter 'width'"),
    Fault("wrong-directive-name", .compile, 7, 10, "cannot find 'charrt' in scope"),
  ]

  /// What ends a cell that runs.
  static let running = [
    Fault("abort", .signal, 10, 1, "abort()"),
    Fault("async-crash", .fatalError, 10, 10, "Index out of range"),
    Fault("backward-range", .fatalError, 9, 11, "Range requires lowerBound <= upperBound"),
    Fault("bad-pointer", .signal, 9, 17, "a bad memory access"),
    Fault("closes-every-file", .closedFiles, 10, nil, "closed the files"),
    Fault("crash-in-a-directive", .fatalError, 11, 13, "Index out of range"),
    Fault("crash-in-a-thread", .fatalError, 12, 8, "Index out of range"),
    Fault(
      "crash-in-an-earlier-cell", .fatalError, 5, 4, "Index out of range",
      hint: "called from line 12"),
    Fault("division-by-zero", .fatalError, 9, 16, "Division by zero"),
    Fault("duplicate-keys", .fatalError, 9, 18, "Dictionary literal contains duplicate keys"),
    Fault("exclusive-access", .fatalError, 10, 24, "simultaneous accesses"),
    Fault("exit", .exit, 9, 16, "called exit(0)"),
    Fault("failed-cast", .fatalError, 9, 20, "could not cast value of type 'String' to 'Double'"),
    Fault("fatal-error", .fatalError, 9, 17, "the loss is 2.5"),
    Fault("force-try", .fatalError, 10, 14, "unexpectedly raised an error: Empty()"),
    Fault("in-an-initializer", .fatalError, 11, 15, "count < 0"),
    Fault(
      "gradient-is-nil", .fatalError, 9, nil, "`w.grad` is nil: no `backward()` has reached `w`",
      hint: "call `backward()` on a loss that depends on `w`"),
    Fault(
      "index-of-an-empty-array", .fatalError, 9, 19,
      "Index out of range: [0], and the array is empty"),
    Fault(
      "index-out-of-range", .fatalError, 9, 19,
      "Index out of range: [4], and the array has 3 elements, [0] to [2]"),
    Fault(
      "index-to-write-to", .fatalError, 9, 8,
      "Index out of range: [4], and the array has 3 elements, [0] to [2]"),
    Fault(
      "negative-index", .fatalError, 9, 19, "Index out of range: [-1], and the array has 3 elements"
    ),
    Fault("kills-everybody", .kill, 10, 1, "called kill(-1)"),
    Fault("kills-its-parent", .kill, 10, 1, "processes that it did not start"),
    Fault("kills-itself", .signal, 10, 1, "a kill signal"),
    Fault("nan-to-int", .fatalError, 9, 13, "cannot be converted to Int"),
    Fault("nil-unwrap", .fatalError, 9, 23, "found nil while unwrapping"),
    Fault("overflow", .trap, 10, 11, "arithmetic overflow"),
    Fault("precondition-with-text", .fatalError, 9, 1, "6 units do not split into 4 heads"),
    Fault("precondition-without-text", .fatalError, 9, 1, "precondition failed"),
    Fault("raises-a-kill", .signal, 10, 1, "a kill signal"),
    Fault("reads-input", .fatalError, 8, 22, "found nil"),
    Fault("shape-mismatch", .fatalError, 10, 9, "[5, 2] × [3, 4]: the inner sizes 2 and 3"),
    Fault("stack-overflow", .stackOverflow, 9, 7, "a function calls itself endlessly"),
    Fault(
      "throw-in-nested-function", .uncaughtError, 11, 5, "uncaught error: Diverged(loss: 2.0)"),
    Fault("typed-throw", .uncaughtError, 10, 32, "uncaught error: Fault.empty"),
    Fault("underscore-exit", .exit, 10, 1, "called exit(3)"),
    Fault("unowned-gone", .fatalError, 12, 7, "the object was already destroyed"),
    Fault("wrong-solution", .check, 8, 1, "Four and one are six.", isAside: true),
  ]

  /// What meets a limit.
  static let limited = [
    Fault(
      "eight-gigabytes", .memoryLimit, 9, 20, "asked for 8 GB more, beyond its limit of 2 GB"),
    Fault("endless-loop", .timeLimit, 12, nil, "its limit of 1 second", hint: "{seconds=…}"),
    Fault("endless-untraced-for", .timeLimit, 12, nil, "its limit of 1 second"),
    Fault("endless-output", .outputLimit, 10, 3, "its limit of 1 MB", hint: "output: …"),
    Fault("endless-untraced-loop", .timeLimit, 11, nil, "its limit of 1 second"),
    Fault("fork-bomb", .processLimit, 12, 3, "its limit of 64 processes"),
    Fault("growing-memory", .memoryLimit, 10, nil, "its limit of 200 MB", hint: "{memory=…}"),
    Fault("sleeps-forever", .timeLimit, 13, 1, "its limit of 1 second"),
    Fault("stops-itself", .timeLimit, 13, 1, "its limit of 1 second"),
    Fault("threads-without-end", .processLimit, 13, nil, "its limit of 64 processes"),
    Fault("too-many-files", .fatalError, 12, 17, "Too many open files"),
  ]

  static let all = compiling + running + limited

  /// Lessons that look like faults, and must pass.
  static let harmless = ["closes-all-files"]
}
