/// The arguments of a call, with labels before `:` as in Swift or `=` as in Python.
struct Argument {
  var label: String?
  var usesEquals = false
  var value: [Piece]
  /// The character that it starts at.
  var start: Int

  /// A tuple or a list.
  var isList: Bool {
    guard value.count == 1, let only = value.first else { return false }
    return only.isGroup("[") || only.isGroup("(") && only.inner.contains { $0.isSign(",") }
  }

  static func all(in group: Piece) -> [Argument] {
    var parts = group.inner.filter { $0.kind != .comment }.split { $0.isSign(",") }
    if parts.last?.isEmpty == true { parts.removeLast() }
    return parts.map(Argument.init)
  }

  init(_ pieces: [Piece]) {
    start = pieces.first?.range.lowerBound ?? 0
    if pieces.count > 1, pieces[0].kind == .name, pieces[1].isSign("=") || pieces[1].isSign(":") {
      label = pieces[0].text
      usesEquals = pieces[1].isSign("=")
      value = Array(pieces.dropFirst(2))
    } else {
      value = pieces
    }
  }
}
