import ArgumentParser
import Site

/// How the process ends: the one place where errors become exit codes and text.
struct Ending: Sendable {
  var status: ExitStatus
  /// Printed before leaving; empty: nothing.
  var text = ""
  /// Help and versions are answers, not errors.
  var isAnswer = false

  init(_ status: ExitStatus) {
    self.status = status
  }

  init(_ error: any Error, asJSON: Bool) {
    switch error {
    case let status as ExitStatus:
      self.init(status)
    case let failure as Failure:
      self.init(
        ExitStatus(failure.kind), FailureReport(failure.message, mend: failure.mend),
        asJSON: asJSON)
    case OutputFailure.nobodyReads:
      self.init(.brokenPipe)
    case OutputFailure.cannotWrite(let reason):
      self.init(.cannotWrite, FailureReport("standard output: \(reason)"), asJSON: asJSON)
    default:
      self.init(parsing: error, asJSON: asJSON)
    }
  }

  private init(_ status: ExitStatus, _ report: FailureReport, asJSON: Bool) {
    self.init(status)
    if asJSON {
      var report = report
      report.exitCode = status.rawValue
      text = JSON.text(report)
      isAnswer = true
    } else {
      text = "error: \(report.error)\n" + (report.mend.map { "  to fix it: \($0)\n" } ?? "")
    }
  }

  /// Errors of the argument parser, and whatever nobody foresaw.
  private init(parsing error: any Error, asJSON: Bool) {
    let code = Unroll.exitCode(for: error)
    if code == .success {
      self.init(.success)
      isAnswer = true
    } else if code == .validationFailure, asJSON {
      self.init(.usage, FailureReport(Unroll.message(for: error)), asJSON: true)
      return
    } else if code == .validationFailure {
      self.init(.usage)
    } else {
      self.init(.internalError, FailureReport("\(error)"), asJSON: asJSON)
      return
    }
    text = Unroll.fullMessage(for: error)
    if text == Unroll.shortVersion {
      text = Site.version(in: .ofThisProcess).joined(separator: "\n")
    }
    if !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
  }

  func leave() -> Never {
    if !text.isEmpty {
      // Where even this cannot be written, the exit code still says it.
      do {
        try (isAnswer ? Descriptor.output : .error).write(text)
      } catch {
        (status == .success ? Ending(error, asJSON: false).status : status).exitProcess()
      }
    }
    status.exitProcess()
  }
}

extension ExitStatus {
  init(_ kind: Failure.Kind) {
    self =
      switch kind {
      case .noSuchPath, .unreadable, .noLessons, .notALesson, .namedTwice, .severalCourses,
        .reservedName, .outputHoldsLessons, .unreleasable, .unusableTitle, .unusableLanguage,
        .unusableNotebook, .unmergeable, .unknownExercise, .unknownRule, .unknownCommand,
        .unusableAddress:
        .usage
      case .alreadyThere, .unwritable: .cannotWrite
      case .notInstalled: .unavailable
      case .internalFault: .internalError
      }
  }
}

/// What `--json` prints where there is no result.
private struct FailureReport: Encodable {
  var version = 1
  var exitCode: Int32 = 0
  var error: String
  var mend: String?

  init(_ error: String, mend: String? = nil) {
    self.error = error
    self.mend = mend
  }
}
