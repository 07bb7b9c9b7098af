internal import Figures

/// A control as a cell asks for it.
struct ControlRequest<Value: Equatable> {
  var name: String
  var kind: ControlReport.Kind
  var choices: [Value]
  var words: [String]
  var problem: ControlProblem?
  var place: CallPlace
}

/// The controls that the lesson has read so far. They are part of its state: whoever goes back to the
/// state before a cell has those of that state.
enum Controls {
  /// By their names, as they were read first.
  nonisolated(unsafe) private static var known: [String: ControlReport] = [:]
  /// What the runner chose, by names, in the words of `ControlReport.values`.
  nonisolated(unsafe) private static var chosen: [String: String] = [:]
  private static let lock = ForkSafeLock()

  /// What is chosen from now on, and nothing else: the state may come from another choice.
  ///
  /// - Parameter bytes: names and values in turns, each with a NUL at its end.
  static func choose(_ bytes: UnsafeBufferPointer<UInt8>) {
    let parts = bytes.split(separator: 0, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    chosen = [:]
    for index in stride(from: 0, to: parts.count - 1, by: 2) {
      chosen[parts[index]] = parts[index + 1]
    }
  }

  static func value<Value>(_ request: ControlRequest<Value>, _ standard: Value) -> Value {
    var report = ControlReport(
      name: request.name, kind: request.kind, values: request.choices.map { "\($0)" },
      words: request.words, standard: request.choices.firstIndex(of: standard) ?? -1,
      file: request.place.file, line: request.place.line, column: request.place.column)
    let (isNew, earlier) = lock.withLock {
      let earlier = known[report.name]
      if earlier == nil { known[report.name] = report }
      return (earlier == nil, earlier)
    }
    if let earlier, earlier.isSamePlace(as: report) {
      // Read again, in a loop or a function.
      return chosenValue(of: report, among: request.choices) ?? standard
    }
    let problem =
      request.problem ?? ControlProblem.of(report, standard: "\(standard)")
      ?? earlier.flatMap { $0.isSameControl(as: report) ? nil : .repeated }
    if let problem {
      (report.problem, report.advice) = problem.words(report, standard: "\(standard)")
      Events.control(report)
      return standard
    }
    if isNew { Events.control(report) }
    return chosenValue(of: report, among: request.choices) ?? standard
  }

  private static func chosenValue<Value>(of report: ControlReport, among choices: [Value]) -> Value?
  {
    guard let text = chosen[report.name] else { return nil }
    return report.values.firstIndex(of: text).map { choices[$0] }
  }
}

extension ControlReport {
  fileprivate func isSamePlace(as other: ControlReport) -> Bool {
    file == other.file && line == other.line && column == other.column
      && isSameControl(as: other)
  }

  fileprivate func isSameControl(as other: ControlReport) -> Bool {
    kind == other.kind && values == other.values && words == other.words
      && standard == other.standard
  }
}
