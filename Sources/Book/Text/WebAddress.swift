/// Addresses as authors write them, and as they have to be in a book.
enum WebAddress {
  /// `address` with a percent escape for each character that no address has; nil where it leads to
  /// no host, and is none.
  ///
  /// - Source: RFC 3987, section 2.2.
  static func clean(_ address: String) -> String? {
    var text = ""
    let scalars = Array(address.unicodeScalars)
    for (place, scalar) in scalars.enumerated() {
      let isEscape =
        scalar == "%"
        && scalars.dropFirst(place + 1).prefix(2).count(where: \.properties.isASCIIHexDigit) == 2
      if isEscape || !isForbidden(scalar) {
        text.unicodeScalars.append(scalar)
      } else {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        text += (digits.count == 1 ? "%0" : "%") + digits
      }
    }
    guard text.lowercased().hasPrefix("http") else { return text }
    let parts = text.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false)
    let host = parts.count == 2 ? parts[1].prefix { !"/?#".contains($0) } : ""
    return host.isEmpty || host.contains("%") ? nil : text
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 0x20 || scalar.value == 0x7F || "\"%<>[\\]^`{|}".unicodeScalars.contains(scalar)
  }
}
