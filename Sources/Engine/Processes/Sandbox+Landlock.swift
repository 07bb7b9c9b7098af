extension Sandbox.Landlock {
  /// The oldest version that keeps signals, and sockets without a path, among the program's own
  /// processes.
  private static let versionWithScopes = 6

  var keepsSignalsInside: Bool { version >= Self.versionWithScopes }

  /// What this version lacks, as a sentence; nil for nothing that matters.
  var weakness: String? {
    guard !keepsSignalsInside else { return nil }
    return "Landlock \(version) does not keep a cell's signals from your other programs; "
      + "Landlock \(Self.versionWithScopes) (Linux 6.12) does"
  }

  /// The command that runs `command` inside. Files are seen where they lie: places cannot be chosen.
  func command(_ command: [String], view: Sandbox.View) -> [String] {
    var arguments = [confine, "--landlock", "\(version)", "--temporary", temporary]
    for path in view.readable + view.placed.map(\.path) { arguments += ["--read", path] }
    for path in view.writable { arguments += ["--write", path] }
    return arguments + ["--"] + command
  }
}
