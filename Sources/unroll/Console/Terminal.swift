#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the terminal, and the user's wishes in the environment, allow.
enum Terminal {
  static func variable(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  private static var isDumb: Bool { variable("TERM") == nil || variable("TERM") == "dumb" }

  /// See https://no-color.org: any value that is not empty.
  static func hasColor(_ descriptor: Descriptor) -> Bool {
    descriptor.isTerminal && !isDumb && variable("NO_COLOR") == nil
  }

  /// Whether a line on standard error may be drawn over and over.
  static var canRedraw: Bool {
    Descriptor.error.isTerminal && !isDumb && variable("CI") == nil
  }

  /// Columns: the terminal's, then COLUMNS, then 80; reports are never narrower than 40.
  static var width: Int {
    var size = winsize()
    if ioctl(Descriptor.output.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return max(40, Int(size.ws_col))
    }
    return max(40, variable("COLUMNS").flatMap { Int($0) } ?? 80)
  }

  /// Whether a terminal's locale can show more than ASCII. A pipe or a file takes UTF-8 always.
  static var isLimitedToASCII: Bool {
    guard Descriptor.output.isTerminal else { return false }
    let locale = variable("LC_ALL") ?? variable("LC_CTYPE") ?? variable("LANG") ?? ""
    let encoding = locale.lowercased()
    return !encoding.contains("utf-8") && !encoding.contains("utf8")
  }

  /// Takes the progress line away before the process ends by a signal.
  static func restore() {
    RawTerminal.end()
    if canRedraw { try? Descriptor.error.write("\r\u{1B}[K") }
  }
}
