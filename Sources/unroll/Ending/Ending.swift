import ArgumentParser
import Engine

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
      self.init(failure, asJSON: asJSON)
    case let failure as EngineFailure:
      self.init(Failure(failure), asJSON: asJSON)
    default:
      self.init(parsing: error, asJSON: asJSON)
    }
  }

  private init(_ failure: Failure, asJSON: Bool) {
    self.init(failure.status)
    if failure.status == .brokenPipe { return }
    if asJSON {
      text = JSON.text(FailureReport(failure))
      isAnswer = true
    } else {
      text = "error: \(failure.message)\n" + (failure.mend.map { "  to mend it: \($0)\n" } ?? "")
    }
  }

  /// Errors of the argument parser, and whatever nobody foresaw.
  private init(parsing error: any Error, asJSON: Bool) {
    let code = Unroll.exitCode(for: error)
    if code == .success {
      self.init(.success)
      isAnswer = true
    } else if code == .validationFailure {
      self.init(.usage)
    } else {
      self.init(Failure(.internalError, "\(error)"), asJSON: asJSON)
      return
    }
    text = Unroll.fullMessage(for: error)
    if !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
  }

  func leave() -> Never {
    if !text.isEmpty {
      // Where even this cannot be written, the exit code still says it.
      do {
        try (isAnswer ? Descriptor.output : .error).write(text)
      } catch {
        exitProcess(status == .success ? error.status : status)
      }
    }
    exitProcess(status)
  }
}

extension Failure {
  init(_ failure: EngineFailure) {
    let status: ExitStatus =
      switch failure.reason {
      case .toolchain, .sandbox, .runtime: .unavailable
      case .file: .cannotWrite
      case .kernel: .internalError
      }
    self.init(status, failure.message, mend: failure.mend)
  }
}

/// What `--json` prints where there is no result.
private struct FailureReport: Encodable {
  var version = 1
  var exitCode: Int32
  var error: String
  var mend: String?

  init(_ failure: Failure) {
    exitCode = failure.status.rawValue
    error = failure.message
    mend = failure.mend
  }
}
