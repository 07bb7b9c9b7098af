internal import Lessons

/// "Did you mean …?", for the names that a novice types.
enum NearNames {
  /// The names that are closest to a word: at most three that are equally near.
  ///
  /// Case and underscores do not count. Two letters may differ, one in a word of three.
  static func closest(to word: String, among names: some Sequence<String>) -> [String] {
    let text = plain(word)
    let wanted = Array(text)
    var best: [String] = []
    var least = 2
    for name in Set(names) where name != word {
      let candidate = Array(plain(name))
      guard abs(candidate.count - wanted.count) <= least else { continue }
      let distance = Suggestion.distance(wanted, candidate)
      let length = max(wanted.count, candidate.count)
      // Of a short word little is left, and what is left has to be its start.
      if distance > 1, length < 4 || (length < 5 && wanted.first != candidate.first) { continue }
      if distance > 0, min(wanted.count, candidate.count) < 2 { continue }
      if distance < least { best = [] }
      if distance <= least {
        best.append(name)
        least = distance
      }
    }
    // `crossEntropyLoss` for `crossEntropy`, `standard` for `standardDeviation`.
    if best.isEmpty, wanted.count > 4 {
      best = Set(names).filter { name in
        let candidate = plain(name)
        return name != word && candidate.count > 4
          && (candidate.hasPrefix(text) || text.hasPrefix(candidate))
      }
    }
    return Array(best.sorted { rank($0, word) < rank($1, word) }.prefix(3))
  }

  /// Names that begin as the word does come first.
  private static func rank(_ name: String, _ word: String) -> (Int, Int, String) {
    let common = zip(plain(name), plain(word)).prefix { $0 == $1 }.count
    return (-common, abs(name.count - word.count), name)
  }

  static func plain(_ name: String) -> String {
    name.lowercased().replacing("_", with: "")
  }

  /// `zero_grad` as Swift writes it: `zeroGrad`.
  static func camelCase(_ name: String) -> String {
    let words = name.split(separator: "_")
    guard words.count > 1, let first = words.first else { return name }
    return first + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// "`stacked` or `stack`".
  static func choice(_ names: [String]) -> String {
    let quoted = names.map { "`\($0)`" }
    guard quoted.count > 1, let last = quoted.last else { return quoted.first ?? "" }
    return quoted.dropLast().joined(separator: ", ") + " or " + last
  }
}
