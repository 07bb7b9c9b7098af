/// A name, a number, a text or a bracket, with the members, calls and subscripts behind it.
extension Translator {
  mutating func operand(_ pieces: [Piece], _ index: inout Int) -> String {
    let root = pieces[index]
    var text: String
    if root.kind == .name, let dotted = dotted(pieces, &index) {
      text = dotted
    } else if root.kind == .name, let called = calledName(pieces, &index) {
      text = called
    } else {
      index += 1
      text = single(root, isType: Self.isType(at: index - 1, in: pieces))
    }
    while index < pieces.count {
      let piece = pieces[index]
      if piece.isSign("."), index + 1 < pieces.count, pieces[index + 1].kind == .name {
        text = member(pieces, &index, of: text)
      } else if piece.isGroup("("), piece.isAttached {
        text += arguments(piece)
        index += 1
      } else if piece.isGroup("["), piece.isAttached {
        text += subscripts(piece, of: text)
        index += 1
      } else if piece.isAttached, piece.isSign("!") || piece.isSign("?"),
        index + 1 >= pieces.count || !pieces[index + 1].isSign("=")
      {
        text += piece.text
        index += 1
      } else if piece.isGroup("{"), pieces[index - 1].isGroup("(") || root.kind == .name {
        text += piece.gap + piece.source
        index += 1
      } else {
        break
      }
    }
    return text
  }

  /// A word after `:` or `->` is a type.
  private static func isType(at index: Int, in pieces: [Piece]) -> Bool {
    index > 0 && (pieces[index - 1].isSign(":") || pieces[index - 1].isSign("->"))
  }

  /// A call of one of ours, with its labels as they have to be.
  mutating func call(_ group: Piece, of name: String) -> String {
    fitted(group, to: names.functions[name] ?? [], hasBody: false)?.text ?? arguments(group)
  }

  /// The arguments of a call of something that is not ours.
  mutating func arguments(_ group: Piece) -> String {
    let arguments = group.inner.split { $0.isSign(",") }
    let texts = arguments.map { pieces -> String in
      let argument = Argument(pieces)
      guard let label = argument.label, let first = pieces.first else { return expression(pieces) }
      let value = expression(argument.value).trimmed
      if argument.usesEquals {
        note(
          Change(
            kind: .call, range: first.range, words: [label, "="],
            from: "\(label)=\(argument.value.text)", to: "\(label): \(value)"))
      }
      return "\(first.gap)\(label): \(value)"
    }
    return group.text + texts.joined(separator: ",") + group.closing
  }
}
