/// A version such as `6.3.1`: whole numbers with points between them. What is left out counts as 0.
package struct VersionNumber: Hashable, Sendable, Codable, CustomStringConvertible {
  package let parts: [Int]

  /// More numbers than any release of ours or of Swift has.
  private static let most = 4

  package init(_ major: Int, _ minor: Int, _ patch: Int) {
    parts = [major, minor, patch]
  }

  /// Nil for anything but numbers and points.
  package init?(_ text: some StringProtocol) {
    let words = text.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = words.compactMap { word -> Int? in
      guard word.utf8.count <= 6,
        word.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
      else { return nil }
      return Int(word)
    }
    guard numbers.count == words.count, numbers.count <= Self.most else { return nil }
    parts = numbers
  }

  package var description: String { parts.map(String.init).joined(separator: ".") }

  /// Whether it is the same version or a later one.
  package func isAtLeast(_ other: VersionNumber) -> Bool {
    for index in 0..<max(parts.count, other.parts.count) {
      let own = parts.indices.contains(index) ? parts[index] : 0
      let theirs = other.parts.indices.contains(index) ? other.parts[index] : 0
      if own != theirs { return own > theirs }
    }
    return true
  }
}
