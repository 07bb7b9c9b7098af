/// Why a command cannot do its work: not a lesson's fault.
struct Failure: Error {
  var status: ExitStatus
  /// Starts with the noun at fault.
  var message: String
  /// The command or the step that mends it.
  var mend: String?

  init(_ status: ExitStatus, _ message: String, mend: String? = nil) {
    self.status = status
    self.message = message
    self.mend = mend
  }
}
