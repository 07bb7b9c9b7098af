/// A style sheet's rules, with values in place of its variables, and without `:is(…)`.
///
/// Pages take their colours from variables, which many reading systems do not know: to them a line
/// would have no colour at all. To EPUBCheck 4.2.6 a class within `:is(…)` is a mistake.
struct StyleRules {
  private var rules: [(selector: Substring, body: Substring)] = []

  /// - Parameter css: without comments and strings that have braces.
  init(_ css: String) {
    var rest = css[...]
    while let open = rest.firstIndex(of: "{") {
      let selector = rest[..<open]
      var depth = 0
      let close = rest[open...].firstIndex { character in
        if character == "{" { depth += 1 }
        if character == "}" { depth -= 1 }
        return depth == 0
      }
      guard let close else { return }
      rules.append((Self.trimmed(selector), rest[rest.index(after: open)..<close]))
      rest = rest[rest.index(after: close)...]
    }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let start = text.drop(while: \.isWhitespace)
    return start.lastIndex { !$0.isWhitespace }.map { start[...$0] } ?? start
  }

  /// The rules for exactly this, without those around it: what is in `@media …`, too.
  func inside(_ selector: String) -> StyleRules {
    var result = StyleRules("")
    for rule in rules where rule.selector == selector {
      result.rules += StyleRules(String(rule.body)).rules
    }
    return result
  }

  /// Those whose selector begins so.
  func starting(with prefix: String) -> StyleRules {
    var result = self
    result.rules.removeAll { !$0.selector.hasPrefix(prefix) }
    return result
  }

  /// The values of the variables that `:root` has.
  var variables: [String: String] {
    var values: [String: String] = [:]
    for rule in rules where rule.selector == ":root" {
      for declaration in rule.body.split(separator: ";") {
        let parts = declaration.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { continue }
        let name = Self.trimmed(parts[0])
        if name.hasPrefix("--") { values[String(name)] = String(Self.trimmed(parts[1])) }
      }
    }
    return values
  }

  /// - Parameter onlyVarying: without the rules that have no variable.
  func text(_ values: [String: String], onlyVarying: Bool = false) -> String {
    rules.filter { !onlyVarying || $0.body.contains("var(") }.map { rule in
      "\(Self.expanded(rule.selector)) {\(Self.filled(rule.body, values))}\n"
    }.joined()
  }

  /// `a.x, a.y` for `a:is(.x, .y)`, once in a rule.
  private static func expanded(_ selector: Substring) -> String {
    let sign = ":is("
    guard let start = selector.firstRange(of: sign),
      let end = selector[start.upperBound...].firstIndex(of: ")")
    else { return String(selector) }
    return selector[start.upperBound..<end].split(separator: ",").map {
      selector[..<start.lowerBound] + trimmed($0) + selector[selector.index(after: end)...]
    }.joined(separator: ", ")
  }

  private static func filled(_ body: Substring, _ values: [String: String]) -> String {
    var text = ""
    var rest = body
    while let use = rest.firstRange(of: "var("),
      let end = rest[use.upperBound...].firstIndex(of: ")")
    {
      text += rest[..<use.lowerBound]
      let name = String(rest[use.upperBound..<end])
      text += values[name] ?? "var(\(name))"
      rest = rest[rest.index(after: end)...]
    }
    return text + rest
  }
}
