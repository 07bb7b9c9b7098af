/// Writes a statement as Swift and our library have it, and notes what was different.
///
/// It takes the statement for Swift with Python's and PyTorch's words in it, and leaves alone what it
/// does not know. So it is asked only about statements that the compiler refuses.
struct Translator {
  let phrases = Phrases.known
  let names = Names.ours
  /// Names that the lesson declares: they mean what the lesson says.
  var ownNames: Set<String> = []
  /// Names that the cell sets more than once.
  var reassigned: Set<String> = []
  /// What the compiler says of the statement.
  var complaints: [Complaint] = []
  private(set) var changes: [Change] = []
  /// The expression decides whether something is done, so that it has to be a `Bool`.
  var isCondition = false
  private var depth = 0
  private static let deepest = 60

  init(
    ownNames: Set<String> = [], reassigned: Set<String> = [], complaints: [Complaint] = []
  ) {
    self.ownNames = ownNames
    self.reassigned = reassigned
    self.complaints = complaints
  }

  mutating func note(_ change: Change) { changes.append(change) }

  /// What was noted inside a part that is now written as a whole.
  mutating func discard(since mark: Int) { changes.removeSubrange(min(mark, changes.count)...) }

  /// The value of an expression, in Swift.
  mutating func expression(_ pieces: [Piece]) -> String {
    guard depth < Self.deepest else { return pieces.source }
    depth += 1
    defer { depth -= 1 }
    let pieces = pieces.filter { $0.kind != .comment }
    return grammar(pieces) ?? terms(pieces)
  }

  // MARK: Operands and operators

  private struct Term {
    var text: String
    var gap: String
    var range: Range<Int>
    /// An operator, or a word that is none of an operand's.
    var isSign: Bool
  }

  /// What has no words of Python between its operands.
  mutating func terms(_ pieces: [Piece]) -> String {
    var terms: [Term] = []
    var index = 0
    while index < pieces.count {
      let piece = pieces[index]
      if piece.kind == .sign {
        terms.append(Term(text: piece.text, gap: piece.gap, range: piece.range, isSign: true))
        index += 1
      } else {
        let start = index
        let text = operand(pieces, &index)
        terms.append(
          Term(
            text: text, gap: piece.gap,
            range: pieces[start].range.lowerBound..<pieces[index - 1].range.upperBound,
            isSign: false))
      }
    }
    var place = terms.count - 1
    while place > 0 {
      if terms[place].isSign { replaceOperator(at: place, in: &terms) }
      place = min(place, terms.count) - 1
    }
    return terms.map { $0.gap + $0.text }.joined()
  }

  private mutating func replaceOperator(at place: Int, in terms: inout [Term]) {
    guard place > 0, place + 1 < terms.count, !terms[place - 1].isSign else { return }
    let sign = terms[place]
    // A sign before the right operand belongs to it: `x ** -1`.
    let isNegative = terms[place + 1].text == "-" && place + 2 < terms.count
    let rightIndex = isNegative ? place + 2 : place + 1
    guard !terms[rightIndex].isSign else { return }
    let (left, right) = (terms[place - 1].text, (isNegative ? "-" : "") + terms[rightIndex].text)
    let whole = terms[place - 1].range.lowerBound..<terms[rightIndex].range.upperBound
    func change(_ kind: Change.Kind, _ to: String, _ remark: String? = nil) {
      changes.append(
        Change(
          kind: kind, range: sign.range.lowerBound..<whole.upperBound, words: [sign.text],
          from: "\(left) \(sign.text) \(right)", to: to, remark: remark, isAsked: kind == .types))
    }
    func replace(_ text: String) {
      let gap = terms[place - 1].gap
      terms.replaceSubrange(
        place - 1...rightIndex, with: [Term(text: text, gap: gap, range: whole, isSign: false)])
    }
    switch sign.text {
    case "**":
      change(.grammar, "pow(\(left), \(right))")
      replace("pow(\(left), \(right))")
    case "^"
    where complains(
      of: sign.range.lowerBound, left: terms[place - 1].range, of: ["Tensor", "Double", "Float"]):
      change(.types, "pow(\(left), \(right))", "`^` is an operation on bits")
      replace("pow(\(left), \(right))")
    case "@":
      change(.grammar, "\(left) • \(right)", "or `matmul(\(left), \(right))`")
      terms[place].text = "•"
    case "<", ">", "<=", ">=", "==", "!=":
      guard complains(of: sign.range.lowerBound, left: terms[place - 1].range, of: ["Tensor"])
      else { return }
      let each = "\(left) .\(sign.text) \(right)"
      if isCondition {
        change(
          .types, "\(left).item \(sign.text) \(right)",
          "`\(each)` compares element by element, and gives a tensor of 1 and 0")
        terms[place - 1].text += ".item"
      } else {
        change(.types, each, "it compares element by element: 1 or 0")
        terms[place].text = "." + sign.text
      }
    case "&", "|":
      guard complains(of: sign.range.lowerBound, left: terms[place - 1].range, of: ["Tensor"])
      else { return }
      let to = sign.text == "&" ? "\(left) * \(right)" : "\(left).maximum(\(right))"
      change(.types, to, "masks hold 1 and 0")
      replace(to)
    case "%":
      // `"%.3f" % loss`.
      guard left.hasPrefix("\""), let text = Self.filled(left, with: right) else { return }
      changes.append(
        Change(
          kind: .grammar, range: whole, words: ["%"], from: "\(left) % \(right)", to: text))
      replace(text)
    case "+", "-", "*", "/": convert(place, rightIndex, &terms, whole)
    default: break
    }
  }

  /// A text whose `%.3f` and their like are replaced by values.
  private static func filled(_ text: String, with values: String) -> String? {
    let inner = values.hasPrefix("(") ? String(values.dropFirst().dropLast()) : values
    var waiting = PieceReader.pieces(of: inner).split { $0.isSign(",") }.map(\.text)[...]
    let filled = text.replacing(/%[-0-9.]*[a-z]/) { _ in
      waiting.popFirst().map { "\\(\($0))" } ?? ""
    }
    return waiting.isEmpty ? filled : nil
  }

  /// Whether a complaint at an operator, or at its left operand, speaks of one of the types.
  private func complains(of sign: Int, left: Range<Int>, of types: [String]) -> Bool {
    complaints.contains { complaint in
      (complaint.offset == sign || left.contains(complaint.offset))
        && types.contains { complaint.quotes.contains($0) }
    }
  }

  /// Numbers of two types: Swift converts none of them by itself.
  private mutating func convert(
    _ place: Int, _ rightIndex: Int, _ terms: inout [Term], _ whole: Range<Int>
  ) {
    let sign = terms[place]
    guard
      let complaint = complaints.first(where: { $0.offset == sign.range.lowerBound }),
      complaint.message.contains("cannot be applied to operands of type")
    else { return }
    let types = complaint.quotes.suffix(2)
    guard types.count == 2, let first = types.first, let second = types.last else { return }
    let (left, right) = (terms[place - 1].text, terms[rightIndex].text)
    var (newLeft, newRight) = (left, right)
    let numbers = ["Int", "Double", "Float"]
    var remark: String? = "Swift does not convert between types of numbers by itself"
    func wanted(_ other: String) -> String {
      other == "Int" ? "Float" : other == "Tensor" ? "Float" : other
    }
    if second == "String", numbers.contains(first) || first == "Tensor" {
      (newLeft, remark) = ("\"\\(\(left))\"", "a text takes a value as `\\(value)`")
    } else if first == "String", second != "String" {
      (newRight, remark) = ("\"\\(\(right))\"", "a text takes a value as `\\(value)`")
    } else if numbers.contains(second), first != second, second == "Int" || first != "Int" {
      newRight = "\(wanted(first))(\(right))"
    } else if numbers.contains(first), first != second {
      newLeft = "\(wanted(second))(\(left))"
    } else if first == "Tensor", second.hasPrefix("[") {
      newRight = "Tensor(\(right))"
      remark = nil
    } else if second == "Tensor", first.hasPrefix("[") {
      newLeft = "Tensor(\(left))"
      remark = nil
    } else {
      return
    }
    changes.append(
      Change(
        kind: .types, range: sign.range, words: [sign.text],
        from: "\(left) \(sign.text) \(right)", to: "\(newLeft) \(sign.text) \(newRight)",
        remark: remark, isAsked: true, message: complaint.message))
    (terms[place - 1].text, terms[rightIndex].text) = (newLeft, newRight)
  }
}
