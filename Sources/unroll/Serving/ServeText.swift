import Foundation
import Preview
import Site

/// What `serve` says at the terminal: where it is, and a line for each save.
final class ServeText: Sendable {
  /// What `--json` gives, at the start.
  private struct Report: Encodable {
    var version = 1
    var address: String
  }

  private let console: Console

  init(_ console: Console) {
    self.console = console
  }

  func begin(_ server: PreviewServer, _ course: LiveCourse, isOpen: Bool) throws {
    try console.report(Report(address: server.address))
    try console.say("The course is at \(server.address)")
    if isOpen {
      console.sayAside(
        "warning: other machines can reach this address, and nothing is encrypted. Whoever has "
          + "the address can read the course.")
    }
    console.sayAside("Cells run in \(course.sandbox). Save a lesson to see it change; q ends.")
  }

  func tell(_ notice: CourseServer.Notice) {
    switch notice {
    case .ran(let report): console.sayAside(Self.line(report))
    case .courseChanged(let files):
      let more = files.count > 1 ? " and \(counted(files.count - 1, "other file"))" : ""
      console.sayAside("\(files.first ?? "")\(more): changed; no open page shows it")
    case .trouble(let text): console.sayAside("error: \(text)")
    }
  }

  static func line(_ report: RunReport) -> String {
    if let trouble = report.trouble { return "\(report.lesson): \(trouble)" }
    let seconds = String(format: "%.2f", report.seconds)
    var line =
      "\(report.lesson): "
      + (report.cells == 0
        ? "up to date in \(seconds) s" : "\(counted(report.cells, "cell")) ran in \(seconds) s")
    if let first = report.problems.first {
      let message = first.split(separator: "\n").first.map(String.init) ?? first
      line += ", \(counted(report.problems.count, "problem")): \(message)"
    }
    return line
  }

  /// Opens an address in the user's browser.
  func open(_ address: String) {
    #if os(macOS)
      let program = "open"
    #else
      let program = "xdg-open"
    #endif
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program, address]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.terminationHandler = { [console] process in
      if process.terminationStatus != 0 {
        console.sayAside("\(program) found no browser; open the address yourself")
      }
    }
    do {
      try process.run()
    } catch {
      console.sayAside("\(program) cannot be started; open the address yourself")
    }
  }
}
