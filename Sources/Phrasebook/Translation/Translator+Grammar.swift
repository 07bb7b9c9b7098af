/// Python's words between operands: `not`, `and`, `or`, `is`, `in`, `if … else`, `lambda`.
extension Translator {
  /// Nil where there are none.
  mutating func grammar(_ pieces: [Piece]) -> String? {
    guard let first = pieces.first else { return nil }
    let end = pieces.last?.range.upperBound ?? 0
    func words(_ word: String) -> Int? {
      pieces.firstIndex { $0.isWord(word) && !ownNames.contains(word) }
    }
    func part(_ range: some RangeExpression<Int>) -> [Piece] { Array(pieces[range]) }
    func changed(_ word: Int, _ to: String, from: String? = nil, _ remark: String? = nil) -> String
    {
      note(
        Change(
          kind: .grammar, range: pieces[word].range.lowerBound..<end, words: [pieces[word].text],
          from: from ?? pieces.text, to: to, remark: remark))
      return first.gap + to
    }
    if first.isWord("lambda"), let colon = pieces.firstIndex(where: { $0.isSign(":") }) {
      let mark = changes.count
      let names = part(1..<colon).text
      let body = expression(part((colon + 1)...)).trimmed
      discard(since: mark)
      return changed(
        0, "{ \(names.isEmpty ? "" : "\(names) in ")\(body) }",
        "where nothing tells its types, name them: `{ (x: Tensor) in … }`")
    }
    if let condition = words("if"), condition > 0, let other = words("else"), other > condition {
      let mark = changes.count
      let test = expression(part((condition + 1)..<other)).trimmed
      let yes = expression(part(..<condition)).trimmed
      let no = expression(part((other + 1)...)).trimmed
      discard(since: mark)
      return changed(condition, "\(test) ? \(yes) : \(no)")
    }
    for (word, sign) in [("or", "||"), ("and", "&&")] {
      guard let place = words(word), place > 0, place + 1 < pieces.count else { continue }
      let mark = changes.count
      let left = expression(part(..<place)).trimmed
      let right = expression(part((place + 1)...)).trimmed
      discard(since: mark)
      return changed(place, "\(left) \(sign) \(right)")
    }
    if first.isWord("not"), pieces.count > 1 {
      let mark = changes.count
      let value = expression(part(1...)).trimmed
      discard(since: mark)
      return changed(0, pieces.count == 2 ? "!\(value)" : "!(\(value))")
    }
    if let place = words("is"), place > 0, place + 1 < pieces.count {
      let isNegated = pieces[place + 1].isWord("not")
      let right = part((place + (isNegated ? 2 : 1))...)
      if right.text == "None" || isNegated {
        let left = expression(part(..<place)).trimmed
        let value = right.text == "None" ? "nil" : right.text
        return changed(place, "\(left) \(isNegated ? "!=" : "==") \(value)")
      }
    }
    if let place = words("in"), place > 0, place + 1 < pieces.count {
      let isNegated = pieces[place - 1].isWord("not")
      let left = expression(part(..<(isNegated ? place - 1 : place))).trimmed
      let right = expression(part((place + 1)...)).trimmed
      return changed(place, "\(isNegated ? "!" : "")\(right).contains(\(left))")
    }
    return nil
  }
}
