internal import Foundation
internal import Lessons

/// Why a cell failed while it ran, and at which line of the lesson.
struct RuntimeFailure {
  var text: LessonText
  var cells: [Cell]
  /// The lesson's lines of the cell that ran.
  var lines: ClosedRange<Int>
  var limits: Limits

  /// - Parameter symbolize: finds the lesson's lines behind addresses.
  /// - Returns: the diagnostic, and what the cell wrote to standard error without the runtime's own
  ///   words on the failure, which the diagnostic has.
  func explain(
    _ end: CellEnd, error: String,
    symbolize: ([CellEnd.Frame]) -> Symbolizer.Trace
  ) -> (diagnostic: Diagnostic, error: String) {
    let said = RuntimeMessage(in: error)
    let isUncaught = said?.rule == .uncaughtError && !end.thrown.isEmpty
    let trace = symbolize(isUncaught ? end.thrown : end.frames)
    let (range, caller) = place(end, trace)
    var (rule, message, hint) = reason(end, trap: trace.trap, said: said)
    if message.contains("found nil while unwrapping"), let gradient = gradient(at: range.start) {
      (message, hint) = gradient
    }
    if case .loadFailure = end.cause {
      message += ": " + error.split(separator: "\n").prefix(1).joined()
    }
    message = PlainText.of(Array(message.utf8))
    var diagnostic = text.diagnostic(range, rule: rule, message, hint: hint)
    diagnostic.caller = caller
    return (diagnostic, said?.rest ?? error)
  }

  /// The innermost line of the lesson, and the line of the failing cell from which it was reached.
  private func place(
    _ end: CellEnd, _ trace: Symbolizer.Trace
  ) -> (SourceRange, caller: Int?) {
    let own = trace.locations.filter { text.text($0.line) != nil }
    guard let first = innermost(of: own, end) else {
      // No backtrace: where the trace last saw the cell, or the cell as a whole.
      let last = CellLine.lessonLine(end.lastLine, in: cells) ?? 0
      let line = lines.contains(last) ? last : lines.lowerBound
      return (text.wholeLine(line), nil)
    }
    let start = text.position(line: first.line, byteColumn: first.byteColumn)
    let whole = text.wholeLine(first.line)
    let range = first.byteColumn > 0 ? SourceRange(start, max(whole.end, after(start))) : whole
    let caller = own.first { $0.line != first.line && lines.contains($0.line) }?.line
    return (range, lines.contains(first.line) ? nil : caller)
  }

  /// The last call of an endless recursion is an accident; its cause is the call that occurs most.
  private func innermost(
    of locations: [Symbolizer.Location], _ end: CellEnd
  ) -> Symbolizer.Location? {
    guard case .stackOverflow = end.cause else { return locations.first }
    var counts: [Symbolizer.Location: Int] = [:]
    for location in locations { counts[location, default: 0] += 1 }
    let most = counts.values.max()
    return locations.first { counts[$0] == most }
  }

  private func after(_ position: SourcePosition) -> SourcePosition {
    SourcePosition(line: position.line, column: position.column + 1)
  }

  /// For `w.grad!` where there is no gradient yet.
  private func gradient(at place: SourcePosition) -> (String, String)? {
    guard let line = text.text(place.line) else { return nil }
    // The place is that of the sign, or of a part of the expression before it.
    let named = line.matches(of: /([\p{L}_][\p{L}\p{N}_.]*)\.grad!/).last {
      line.distance(from: line.startIndex, to: $0.range.lowerBound) < place.column
    }
    guard let name = named?.1 else { return nil }
    return (
      "`\(name).grad` is nil: no `backward()` has reached `\(name)` yet",
      "call `backward()` on a loss that depends on `\(name)`, after the last `zeroGrad()`"
    )
  }

  private func reason(
    _ end: CellEnd, trap: String?, said: RuntimeMessage?
  ) -> (rule: Rule, message: String, hint: String?) {
    switch end.cause {
    case .seconds where end.threadsLost:
      return (
        .timeLimit,
        "the cell did not end within its limit of \(seconds(limits.seconds)); it may wait for a thread "
          + "or a queue of an earlier cell, which ended with that cell",
        "start threads and queues in the cell that waits for them; `Task` and `await` work across cells"
      )
    case .seconds where end.tasksWaiting > 0:
      return (
        .timeLimit,
        "the cell did not end within its limit of \(seconds(limits.seconds)), and its thread was never "
          + "free for the tasks that wait",
        "wait with `await`: tasks run on the cell's own thread, one at a time"
      )
    case .seconds:
      return (
        .timeLimit, "the cell did not end within its limit of \(seconds(limits.seconds))",
        "make the loop end, or allow more time with {seconds=…} on the fence"
      )
    case .memory:
      return memoryReason(nil)
    case .output:
      return (
        .outputLimit,
        "the cell printed more than its limit of \(ByteCount.words(UInt64(limits.output)))",
        "print less, or raise the limit with `limits: { output: … }` in the front matter"
      )
    case .processes:
      return (
        .processLimit,
        "the cell exceeded its limit of \(limits.processes) processes and threads", nil
      )
    case .stackOverflow:
      return (
        .stackOverflow, "stack overflow: a function calls itself endlessly",
        "make sure that the recursion reaches its base case"
      )
    case .loadFailure:
      return (.load, "the compiled cell cannot be loaded", nil)
    case .exit(let status):
      return (
        .exit, "the cell called exit(\(status)), which ends the lesson's program",
        "let the cell run to its end"
      )
    case .kill(let process):
      return (
        .kill, "the cell called kill(\(process)), which reaches processes that it did not start",
        "end only processes that the cell started"
      )
    case .closedFiles:
      return (
        .closedFiles, "the cell closed the files that report its results",
        "close only files that the cell opened"
      )
    case .finished:
      return (.runtime, "the cell ended", nil)
    case .signal(let number):
      // Where memory was refused Swift traps, with a word of its own or none. A cell that went on
      // without that memory may have ended of something else.
      if end.refused > 0, said?.message.hasPrefix("failed to allocate") ?? true {
        return memoryReason(end.refused)
      }
      if let said { return (said.rule, said.message, nil) }
      if let trap { return (.trap, trap, nil) }
      return (.signal, "the cell was stopped by \(signalName(number))", nil)
    }
  }

  private func memoryReason(_ asked: UInt64?) -> (Rule, String, String?) {
    let limit = ByteCount.words(UInt64(limits.memory))
    return (
      .memoryLimit,
      asked.map {
        "the cell asked for \(ByteCount.words($0)) more, beyond its limit of \(limit) of memory"
      }
        ?? "the cell exceeded its limit of \(limit) of memory",
      "use less memory, or raise the limit with {memory=…} on the fence"
    )
  }

  private func seconds(_ value: Double) -> String {
    let text = value == value.rounded() ? String(Int(value)) : String(value)
    return text == "1" ? "1 second" : "\(text) seconds"
  }

  private func signalName(_ number: Int32) -> String {
    let names: [Int32: String] = [
      SIGILL: "an illegal instruction (a trap)", SIGTRAP: "a trap", SIGABRT: "abort()",
      SIGSEGV: "a bad memory access", SIGBUS: "a bad memory access",
      SIGFPE: "an arithmetic error", SIGKILL: "a kill signal", SIGTERM: "a termination signal",
    ]
    return names[number] ?? "signal \(number)"
  }
}
