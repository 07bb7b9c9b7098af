/// Puts a call's arguments where a phrase's replacement has its parameters.
extension Translator {
  /// - Parameters:
  ///   - receiver: what stands before the point of a method.
  ///   - group: the arguments; nil where the name is not called.
  /// - Returns: nil where the phrase does not fit.
  mutating func apply(_ phrase: Phrase, receiver: String?, to group: Piece?) -> String? {
    guard (phrase.parameters == nil) == (group == nil) else { return nil }
    let arguments = group.map(Argument.all) ?? []
    guard let bound = bind(phrase.parameters ?? [], to: arguments) else { return nil }
    guard let replacement = phrase.replacement else { return "" }
    var values: [String: String] = [:]
    for (name, list) in bound {
      values[name] = list.map { value($0, flattened: isRest(name, phrase)) }.joined(separator: ", ")
    }
    if let receiver { values["x"] = receiver }
    let unbound = Set((phrase.parameters ?? []).map(\.name)).subtracting(values.keys)
    let pieces = PieceReader.pieces(of: replacement)
    let text = Self.filled(pieces, with: values, without: unbound)
    return group.map { wantsGradient($0) } == true && text != "" ? "Parameter(\(text))" : text
  }

  private func isRest(_ name: String, _ phrase: Phrase) -> Bool {
    phrase.parameters?.contains { $0.name == name && $0.kind == .rest } ?? false
  }

  /// `requires_grad=True`: a tensor that is made so is a parameter here.
  func wantsGradient(_ group: Piece) -> Bool {
    Argument.all(in: group).contains {
      $0.label == "requires_grad" && ["True", "true"].contains($0.value.text)
    }
  }

  /// Nil where an argument has no place, or the first is a list and must not be, or the reverse.
  private func bind(
    _ parameters: [Phrase.Parameter], to arguments: [Argument]
  ) -> [String: [Argument]]? {
    var bound: [String: [Argument]] = [:]
    var waiting = parameters[...]
    for argument in arguments {
      if let label = argument.label {
        let plain = NearNames.plain(label)
        if phrases.labels[label] == ["-"] { continue }
        guard
          let parameter = parameters.first(where: { parameter in
            NearNames.plain(parameter.name) == plain
              || phrases.labels[parameter.name]?.contains(label) == true
          }), bound[parameter.name] == nil
        else {
          // With a colon it may be Swift's: `text.split(separator: "-")` is nobody's `split(size)`.
          if argument.usesEquals { continue } else { return nil }
        }
        if parameter.kind == .list, !argument.isList { return nil }
        bound[parameter.name] = [argument]
        waiting.removeAll { $0.name == parameter.name }
        continue
      }
      guard let parameter = waiting.first else { return nil }
      if parameter.kind == .list, !argument.isList { return nil }
      bound[parameter.name, default: []].append(argument)
      if parameter.kind != .rest { waiting.removeFirst() }
    }
    // A form with a list is only for a list, and there is one without it.
    if parameters.contains(where: { $0.kind == .list && bound[$0.name] == nil }) { return nil }
    return bound
  }

  private mutating func value(_ argument: Argument, flattened: Bool) -> String {
    guard argument.isList, let group = argument.value.first else {
      return self.argument(argument.value)
    }
    let items = group.inner.split { $0.isSign(",") }.filter { !$0.isEmpty }
      .map { self.argument($0) }.joined(separator: ", ")
    return flattened ? items : "[\(items)]"
  }

  /// One argument. A word in quotes that says which of several ways is a case here.
  mutating func argument(_ pieces: [Piece]) -> String {
    let names = ["relu", "tanh", "mean", "sum", "none", "min", "max"]
    if pieces.count == 1, pieces[0].kind == .string {
      let word = pieces[0].text.filter { !"\"'".contains($0) }
      if names.contains(word) { return ".\(word)" }
    }
    return expression(pieces).trimmed
  }

  /// The replacement's text with its words in place. An argument that lacks its word goes.
  static func filled(
    _ pieces: [Piece], with values: [String: String], without unbound: Set<String>
  ) -> String {
    var text = ""
    for (index, piece) in pieces.enumerated() {
      text += index == 0 ? "" : piece.gap
      switch piece.kind {
      case .name where index > 0 && pieces[index - 1].isSign("."): text += piece.text
      case .name where index + 1 < pieces.count && pieces[index + 1].isSign(":"): text += piece.text
      case .name: text += values[piece.text] ?? piece.text
      case .group where piece.text != "{":
        let arguments = piece.inner.split { $0.isSign(",") }.filter { !$0.isEmpty }
        let kept = arguments.filter { !mentions($0, unbound) }
        text += piece.text
        text += kept.map { filled($0, with: values, without: unbound) }.joined(separator: ", ")
        text += piece.closing
      default: text += piece.source
      }
    }
    return text
  }

  private static func mentions(_ pieces: [Piece], _ words: Set<String>) -> Bool {
    for (index, piece) in pieces.enumerated() {
      if piece.kind == .name, words.contains(piece.text),
        index + 1 >= pieces.count || !pieces[index + 1].isSign(":")
      {
        return true
      }
      // A call within leaves out its own arguments.
      if !piece.isGroup("("), mentions(piece.inner, words) { return true }
    }
    return false
  }
}
