internal import Yams

extension FrontMatterReader {
  /// The version of `>=0.2` or `0.2`: both mean this one or a newer one.
  mutating func version(_ node: Node, of key: String) -> VersionNumber? {
    let text = node.scalar?.string ?? ""
    var rest = Substring(text.trimmed)
    if rest.hasPrefix(">=") { rest = Substring(String(rest.dropFirst(2)).trimmed) }
    if let version = VersionNumber(rest) { return version }
    // What is probably meant: the first numbers with points between them.
    let isDigit = { (character: Character) in character.isASCII && character.isNumber }
    let numbers = rest.drop { !isDigit($0) }.prefix { isDigit($0) || $0 == "." }
    let meant =
      VersionNumber(numbers.last == "." ? numbers.dropLast() : numbers)?.description
      ?? (key == "swift" ? "6.3" : "0.2")
    let isOtherRelation = rest.first.map { "<>=^~!".contains($0) } ?? false
    report(
      .badVersion, range(of: node),
      isOtherRelation
        ? "`\(key)` can only ask for a version or a newer one, not for `\(text)`"
        : "`\(key)` has to be a version" + (text.isEmpty ? "" : ", not `\(text)`"),
      hint: "write `\(key): \">=\(meant)\"`")
    return nil
  }
}
