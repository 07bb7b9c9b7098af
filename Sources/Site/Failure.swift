internal import Caching
internal import Engine
internal import Typesetting

/// Why a site cannot do its work: not a lesson's fault.
package struct Failure: Error, Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// A lesson or a folder that was named is not there.
    case noSuchPath
    /// A file or a folder that cannot be read.
    case unreadable
    case noLessons
    /// What was named as a lesson is none.
    case notALesson
    /// A lesson was named twice.
    case namedTwice
    /// Lessons of several courses were named.
    case severalCourses
    /// A lesson has the name of one of the course's own pages.
    case reservedName
    /// The pages would overwrite the lessons.
    case outputHoldsLessons
    /// A lesson cannot be read as it was meant, and might show students what is not for them.
    case unreleasable
    /// No lesson can be called that.
    case unusableTitle
    case unusableLanguage
    /// The new lesson's file is there already.
    case alreadyThere
    /// No lesson can be made of a notebook.
    case unusableNotebook
    /// A lesson has no exercise of that number or id.
    case unknownExercise
    /// No problem has a rule of that name.
    case unknownRule
    case unknownCommand
    /// Reports of marks that are not the shares of one class.
    case unmergeable
    /// A port that is taken, or an address that is not this machine's.
    case unusableAddress
    /// A page, a lesson or a folder that cannot be written or removed.
    case unwritable
    /// The toolchain, a library, the sandbox or something of the system is missing.
    case notInstalled
    /// Unroll itself is at fault.
    case internalFault
  }

  package var kind: Kind
  /// Starts with the noun at fault.
  package var message: String
  /// The command or the step that mends it.
  package var mend: String?

  package init(_ kind: Kind, _ message: String, mend: String? = nil) {
    self.kind = kind
    self.message = message
    self.mend = mend
  }
}

extension Failure {
  init(_ failure: EngineFailure) {
    let kind: Kind =
      switch failure.reason {
      case .toolchain, .sandbox, .runtime, .system: .notInstalled
      case .file: .unwritable
      case .kernel, .interrupted: .internalFault
      }
    self.init(kind, failure.message, mend: failure.mend)
  }

  init(_ problem: TypesettingError) {
    switch problem {
    case .missing(let library, _):
      self.init(.notInstalled, "\(library.rawValue) is not installed", mend: library.install)
    case .unusable(let library, let path, let reason):
      self.init(
        .notInstalled, "\(library.rawValue) at \(path) does not work: \(reason)",
        mend: library.install)
    }
  }
}

extension Workplace {
  func failure(reading failure: SystemFailure) -> Failure {
    Failure(.unreadable, "\(shown(failure.path)): \(failure.reason)")
  }

  func failure(writing failure: SystemFailure) -> Failure {
    Failure(.unwritable, "\(shown(failure.path)): cannot be written: \(failure.reason)")
  }

  func failure(removing failure: SystemFailure) -> Failure {
    Failure(.unwritable, "\(shown(failure.path)): cannot be removed: \(failure.reason)")
  }
}
