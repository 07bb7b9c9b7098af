extension Limits {
  /// The names that front matter may give.
  static let names = ["seconds", "memory", "output", "processes", "openFiles"]

  /// A positive, finite number of seconds.
  static func seconds(_ text: String) -> Double? {
    guard isNumber(text), let value = Double(text), value > 0, value.isFinite else { return nil }
    return value
  }

  /// A positive number of bytes: `1048576`, `512KB`, `1.5 GB`. A kilobyte is 1024 bytes.
  static func size(_ text: String) -> Int? {
    let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let unit = text.dropFirst(number.count).drop { $0 == " " }.uppercased()
    let shifts = [
      "": 0, "B": 0, "K": 10, "KB": 10, "M": 20, "MB": 20, "G": 30, "GB": 30,
      "T": 40, "TB": 40,
    ]
    guard isNumber(number), let value = Double(number), let shift = shifts[unit] else {
      return nil
    }
    let bytes = (value * Double(1 << shift)).rounded()
    return bytes >= 1 && bytes < 1e18 ? Int(bytes) : nil
  }

  /// A positive count.
  static func count(_ text: String) -> Int? {
    guard let value = Int(text), value > 0 else { return nil }
    return value
  }

  /// Digits with at most one point: `Double` alone takes `0x1p3`, `inf` and `+1` too.
  private static func isNumber(_ text: some StringProtocol) -> Bool {
    text.contains { $0.isASCII && $0.isNumber }
      && text.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") }
      && text.count { $0 == "." } <= 1
  }
}
