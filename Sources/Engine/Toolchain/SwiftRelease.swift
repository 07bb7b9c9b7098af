internal import Foundation
package import Lessons

/// A release of the Swift compiler, as a compiled module says which one made it. A compiler loads only
/// the modules of its own release.
package struct SwiftRelease: Hashable, Sendable {
  /// `Swift version 6.3.1 (swift-6.3.1-RELEASE)`: two builds of one version have different words in
  /// parentheses.
  package let text: String

  /// `6.3.1`; nil for a release without a number.
  package var version: VersionNumber? {
    text.firstMatch(of: /Swift version (\d+(?:\.\d+)*)/).flatMap { VersionNumber($0.1) }
  }

  /// `Swift 6.3.1`.
  package var name: String { version.map { "Swift \($0)" } ?? text }

  /// Reads it in the head of a `.swiftmodule`; nil where there is none.
  init?(ofModuleAt path: String) {
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? file.close() }
    guard let head = try? file.read(upToCount: Self.headLength),
      let start = head.range(of: Data("Swift version ".utf8))?.lowerBound
    else { return nil }
    // The words end with what is in parentheses; the byte after them is the module's again.
    let words = head[start...].prefix(Self.mostWords)
    guard let end = words.firstIndex(of: UInt8(ascii: ")")),
      let text = String(data: words[...end], encoding: .ascii)
    else { return nil }
    self.text = text
  }

  /// A module begins with a description of its own format, which is 15 KB in Swift 6.3. The words follow.
  private static let headLength = 64 << 10
  private static let mostWords = 256
}
