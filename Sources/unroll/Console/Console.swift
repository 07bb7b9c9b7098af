import Lessons

/// What a command says: results on standard output, problems and progress on standard error.
final class Console: Sendable {
  let isQuiet: Bool
  let isJSON: Bool
  let width: Int
  let outputHasColor: Bool
  private let errorHasColor: Bool
  let progress: ProgressLine

  init(_ options: ConsoleOptions) {
    isQuiet = options.quiet
    isJSON = options.json
    width = Terminal.width
    outputHasColor = Terminal.hasColor(.output) && !options.json
    errorHasColor = Terminal.hasColor(.error)
    let style: ProgressLine.Style =
      options.quiet || options.json ? .none : Terminal.canRedraw ? .redrawn : .plain
    progress = ProgressLine(style: style, width: width)
  }

  /// A line of the result; not with `--quiet` or `--json`.
  func say(_ line: String) throws(OutputFailure) {
    if !isQuiet, !isJSON { try write(line + "\n") }
  }

  /// The result itself, which neither `--quiet` nor `--json` takes away.
  func write(_ text: String) throws(OutputFailure) {
    progress.hide()
    try Descriptor.output.write(text)
  }

  func report(_ value: some Encodable) throws(OutputFailure) {
    if isJSON { try write(JSON.text(value)) }
  }

  /// Standard error may be closed or full: that must not end the work.
  func show(_ problem: Diagnostic) {
    if isJSON { return }
    progress.hide()
    try? Descriptor.error.write(problem.text(color: errorHasColor))
  }

  /// What is wrong, in short and last: one line for each problem, which the report shows at its place.
  func recap(_ problems: [Diagnostic], _ unmet: [Diagnostic]) {
    let lines =
      problems.map { $0.line($0.severity.rawValue) } + unmet.map { $0.line("not as stated") }
    guard !lines.isEmpty else { return }
    sayAside("\n" + counted(lines.count, "problem") + ":")
    for line in lines { sayAside(line) }
  }

  /// A line beside the result, on standard error; not with `--quiet` or `--json`.
  func sayAside(_ line: String) {
    if isQuiet || isJSON { return }
    progress.hide()
    try? Descriptor.error.write(line + "\n")
  }
}

extension Diagnostic {
  /// The place and the message alone.
  fileprivate func line(_ label: String) -> String {
    let message = message.split(separator: "\n").first.map(String.init) ?? ""
    return "\(file):\(range.start.line):\(range.start.column): \(label): \(message)"
  }
}
