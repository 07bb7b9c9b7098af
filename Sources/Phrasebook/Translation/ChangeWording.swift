/// The message of a change, and what to do.
struct ChangeWording {
  var message: String
  var hint: String?

  private static let longest = 72

  /// - Parameter line: the whole statement as it has to be.
  init(_ change: Change, line: String) {
    let from = Self.brief(change.from)
    let to = change.to.map(Self.brief)
    switch (change.kind, to) {
    case (.name(let origin), let to?): message = "\(origin.words) `\(from)` is `\(to)` here"
    case (.name(let origin), nil) where change.remark?.hasSuffix("leave it out") == true:
      message = "\(origin.words) `\(from)` is not needed here"
    case (.name(let origin), nil): message = "\(origin.words) `\(from)` has no counterpart here"
    case (.call, let to?): message = "`\(from)` is written `\(to)` here"
    case (.property, let to?):
      message = "`\(from)` is a value, not a function: it is `\(to)`"
    case (.grammar, let to?): message = "`\(from)` is `\(to)` in Swift"
    case (.types, let to?): message = "`\(from)` is written `\(to)`"
    case (_, nil): message = "`\(from)` is Python, and not needed here"
    }
    if let words = change.message { message = words }
    var parts: [String] = []
    if change.isInPlace, let to = change.to,
      line != to || Self.brief(to) != to || change.message != nil
    {
      parts.append("write `\(line)`")
    }
    if let remark = change.remark { parts.append(remark) }
    hint = parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// One line, and no longer than a message may be: arguments go first.
  private static func brief(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).map { $0[...].trimmed }.joined(
      separator: " ")
    guard line.count > longest else { return line }
    if let open = line.firstIndex(of: "("), line.distance(from: line.startIndex, to: open) < longest
    {
      return line[..<open] + "(…)"
    }
    return line.prefix(longest) + "…"
  }
}
