/// A language, as a lesson's `lang:`, a folder and an HTML page name it: a tag of BCP 47.
package struct LanguageTag: Sendable, Hashable {
  /// `zh` and `hans` of `zh-Hans`: in lower case, as a tag means the same in either. Never empty.
  package let subtags: [String]

  /// Any text is taken; whether it is a tag at all says `isWellFormed`.
  package init(_ text: String) {
    subtags = text.lowercased().split(separator: "-", omittingEmptySubsequences: false)
      .map(String.init)
  }

  /// The primary language subtag, the one that decides which words readers understand: `zh` of
  /// `zh-Hans`. Empty for an empty text, which is no language and equals none that is one.
  package var primary: String { subtags[0] }

  /// The shape of a tag: a language of two or three letters, then subtags of one to eight letters or
  /// digits. Which of them the registry knows is not looked up. BCP 47 keeps longer languages for
  /// later and has none, so that `english` is a slip.
  package var isWellFormed: Bool {
    (2...3).contains(primary.count) && primary.allSatisfy { $0.isASCII && $0.isLetter }
      && subtags.dropFirst().allSatisfy {
        (1...8).contains($0.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      }
  }
}
