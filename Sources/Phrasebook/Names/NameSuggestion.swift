internal import Lessons

/// The name that was probably meant, below what the compiler says.
struct NameSuggestion {
  var ownNames: Set<String>
  private let names = Names.ours
  private let phrases = Phrases.known

  init(ownNames: Set<String>) {
    self.ownNames = ownNames
  }

  /// The diagnostic with advice, where there is any.
  func mended(_ diagnostic: Diagnostic, _ statement: Statement, _ offset: Int) -> Diagnostic {
    var diagnostic = diagnostic
    guard !diagnostic.message.contains("did you mean") else { return diagnostic }
    if diagnostic.message.hasPrefix("failed to produce diagnostic for expression") {
      diagnostic.message = "the compiler cannot say what is wrong with this expression"
      diagnostic.advice = "write its parts in lines of their own, and look at their types"
    } else if diagnostic.message.contains("'Tensor' to expected argument type 'Duration'") {
      diagnostic.message = "beside a tensor stands a number that is not a `Float`"
      diagnostic.advice = "`Float(n)` converts a whole number or a `Double`"
    } else if let advice = own(diagnostic.message, statement) {
      diagnostic.advice = advice
    } else if let near = near(diagnostic.message, statement, offset), !near.isEmpty {
      diagnostic.advice = "did you mean \(NearNames.choice(near))?"
    } else if let advice = advice(diagnostic.message, statement, offset) {
      diagnostic.advice = advice
    }
    return diagnostic
  }

  /// What is meant, whatever is near.
  private func own(_ message: String, _ statement: Statement) -> String? {
    if let match = message.firstMatch(of: /^cannot find '(\w+)' in scope/),
      SwiftWords.foundation.contains(String(match.1))
    {
      return "it is in Foundation: `import Foundation`"
    }
    if message.hasPrefix("cannot find 'None' in scope") { return "nothing is `nil` in Swift" }
    if message.hasPrefix("cannot assign to") || message.hasPrefix("use of '=' in"),
      statement.text.prefixMatch(of: /(?:if|while|guard)\b/) != nil
    {
      return "`==` compares, `=` sets"
    }
    if message.hasPrefix("empty collection literal requires an explicit type"),
      let match = statement.text.firstMatch(of: /\b(let|var) +(\w+) *= *\[ *\]/)
    {
      return "say what it will hold: `\(match.1) \(match.2): [Float] = []`"
    }
    if message.hasPrefix("no exact matches in call to initializer"),
      statement.text.contains(/\bTensor\(\w+\)/)
    {
      return
        "a tensor is made of `Float`s: write `: [Float]` or `: [[Float]]` where the list is declared"
    }
    if message.hasPrefix("cannot assign to property: 'shape'") {
      return "`reshaped` makes a tensor of another shape"
    }
    return nil
  }

  private func near(_ message: String, _ statement: Statement, _ offset: Int) -> [String]? {
    if let match = message.firstMatch(of: /^cannot find (?:type )?'([^']+)' in scope/) {
      let word = String(match.1)
      if let type = phrases.types[word], message.hasPrefix("cannot find type") { return [type] }
      return NearNames.closest(
        to: word, among: ownNames.union(names.globals).union(SwiftWords.globals))
    }
    if let match = message.firstMatch(of: /type '([^']+)' has no member '([^']+)'/) {
      let word = String(match.2)
      if let ours = members(ofType: String(match.1)) {
        return NearNames.closest(to: word, among: ours)
      }
      let modules = ["Module", "RecurrentLayer"].reduce(into: Set<String>()) {
        $0.formUnion(names.members[$1] ?? [])
      }
      return NearNames.closest(
        to: word, among: ownNames.union(SwiftWords.members).union(modules))
    }
    // A layer takes any name for that of a parameter, so that only the call fails.
    if message.hasPrefix("cannot call value of non-function type 'Tensor'"),
      let word = statement.text.dropFirst(offset).firstMatch(of: /^\w+/)
    {
      return NearNames.closest(to: String(word.0), among: names.allMembers)
    }
    return nil
  }

  /// Nil for a type that is not ours.
  private func members(ofType type: String) -> Set<String>? {
    names.members[type.replacing(/[?!]$|\.Type$/, with: "")]
  }

  /// All that a small type of ours has, where nothing is near what was written.
  private func all(_ message: String) -> String? {
    guard let match = message.firstMatch(of: /type '([^']+)' has no member '[^']+'/),
      let ours = members(ofType: String(match.1)), ours.count < 8
    else { return nil }
    return "there is \(ours.sorted().map { "`\($0)`" }.joined(separator: ", "))"
  }

  /// The labels of the function that is called, where none is like what is written.
  private func labels(_ message: String, _ statement: Statement, _ offset: Int) -> String? {
    let starts = [
      "no exact matches", "extra argument", "extraneous argument", "incorrect argument",
    ]
    guard starts.contains(where: message.hasPrefix) else { return nil }
    let text = statement.text
    let call = text.matches(of: /(\.?)(\w+)\(/).last {
      text.distance(from: text.startIndex, to: $0.range.lowerBound) <= offset
    }
    guard let call, !ownNames.contains(String(call.2)) else { return nil }
    let name = String(call.2)
    guard let signatures = call.1.isEmpty ? names.functions[name] : names.methods[name]
    else { return nil }
    let forms = signatures.map { signature in
      "`\(name)(\(signature.parameters.map { $0.label + ":" }.joined()))`"
    }
    return "there is \(Array(Set(forms)).sorted().joined(separator: ", "))"
  }

  /// `model.parameters` where its value is meant.
  private func uncalled(_ message: String, _ statement: Statement, _ offset: Int) -> String? {
    guard message.firstMatch(of: #/'\([^']*\) (?:throws )?-> /#) != nil,
      let match = statement.text.matches(of: /\w+(?:\.\w+)+(?![\w(])/).first(where: {
        names.methods[String($0.0.split(separator: ".").last ?? "")] != nil
      })
    else { return nil }
    return "a method is called with parentheses: `\(match.0)()`"
  }

  /// What Swift's own words leave open.
  private func advice(_ message: String, _ statement: Statement, _ offset: Int) -> String? {
    let rest = statement.text.dropFirst(offset)
    if message.hasPrefix("value of optional type"), rest.hasPrefix("grad") {
      let line = statement.text.prefix(offset + 4) + "!" + rest.dropFirst(4)
      return "`grad` is nil until `backward()` has run; after that write `\(line)`"
    }
    if let call = uncalled(message, statement, offset) { return call }
    if let labels = labels(message, statement, offset) { return labels }
    if let all = all(message) { return all }
    if message.hasPrefix("unexpected non-void return value in void function") {
      return "say what the function returns: `-> Tensor` before its `{`"
    }
    if let match = message.firstMatch(of: /'([^']+)' is a 'let' constant/),
      !message.contains("property")
    {
      return "declare it with `var \(match.1)`: what `let` names never changes"
    }
    if message.hasPrefix("cannot use mutating member on immutable value of type"),
      let match = statement.text.prefix(offset).firstMatch(of: /(\w+)\.$/)
    {
      return "declare it with `var \(match.1)`: what `let` names never changes"
    }
    if message.hasPrefix("for-in loop requires 'Int'") {
      return "count with a range: `0..<n`"
    }
    if let match = message.firstMatch(
      of: /cannot convert value of type '(Int|Float|Double)' to \D+ type '(Int|Float|Double)'/)
    {
      return converting(to: String(match.2), from: String(match.1), statement, offset)
    }
    if message.hasPrefix("cannot call value of non-function type") {
      return "what is called like a function has a method `callAsFunction`"
    }
    if message.contains("conform to 'ParameterSource'") {
      return "give it a module or a list: `[w]`"
    }
    return nil
  }

  /// What is converted by its name, where it is one; a sum that began as another type begins again.
  private func converting(
    to wanted: String, from given: String, _ statement: Statement, _ offset: Int
  ) -> String {
    if let sum = statement.text.prefix(offset).firstMatch(of: /(\w+) *[-+*\/]= *$/) {
      return "begin with `var \(sum.1): \(given) = …`, or convert it: `\(wanted)(…)`"
    }
    // The place is that of a name, or of the sign or the member behind it.
    let name = statement.text.matches(of: /[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*/)
      .first {
        let start = statement.text.distance(
          from: statement.text.startIndex, to: $0.range.lowerBound)
        let end = statement.text.distance(from: statement.text.startIndex, to: $0.range.upperBound)
        return (start..<end).contains(offset)
      }
    guard let name, statement.text[name.range.upperBound...].first != "(" else {
      return "convert it: `\(wanted)(value)`"
    }
    return "convert it: `\(wanted)(\(name.0))`"
  }
}
