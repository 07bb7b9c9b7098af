/// A part of a message: words, or the name or line of code that stands between backticks.
struct MessagePart {
  var text: String
  var isCode: Bool

  /// Backticks that do not come in pairs are characters like others.
  static func parts(of message: String) -> [MessagePart] {
    let pieces = message.split(separator: "`", omittingEmptySubsequences: false)
    guard pieces.count % 2 == 1,
      !stride(from: 1, to: pieces.count, by: 2).contains(where: {
        pieces[$0].isEmpty
      })
    else { return [MessagePart(text: message, isCode: false)] }
    return pieces.enumerated().map { MessagePart(text: String($1), isCode: $0 % 2 == 1) }
      .filter { !$0.text.isEmpty }
  }
}
