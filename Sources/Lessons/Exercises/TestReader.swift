/// Finds the `answer { … }` and the `check(…)` of a test's code.
struct TestReader {
  private(set) var test: ExerciseTest
  private(set) var diagnostics: [Diagnostic] = []
  private let body: FenceBody
  private let source: SourceText
  private let bytes: [UInt8]
  /// The byte at which each line starts.
  private let lineStarts: [Int]

  private enum Call { case check, answer }

  /// An open bracket that is being read.
  private struct Opened {
    var byte: Int
    var call: (kind: Call, start: Int)?
  }

  init(_ body: FenceBody, attributes: Attributes, closingLine: Int, _ source: SourceText) {
    let code = body.padded
    test = ExerciseTest(
      code: code, firstLine: body.firstLine, closingLine: closingLine, attributes: attributes)
    self.body = body
    self.source = source
    let bytes = Array(code.utf8)
    self.bytes = bytes
    lineStarts = [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
    read()
    test.wanted.sort { $0.bytes.lowerBound < $1.bytes.lowerBound }
    if test.claims.isEmpty, diagnostics.isEmpty {
      report(
        at: SourceRange(at: SourcePosition(line: body.firstLine - 1, column: 1)),
        "this test claims nothing", hint: "write `check(\"The sum is right.\", sum, ==, 6)`")
    }
  }

  private mutating func read() {
    var scanner = SwiftScanner(bytes)
    var open: [Opened] = []
    // A claim whose parentheses are closed may go on with a closure.
    var last: (start: Int, end: Int)?
    while let token = scanner.next() {
      switch token {
      case .open(let byte, let place):
        let call = call(before: place, opening: byte)
        if let claim = last, byte == UInt8(ascii: "{"), open.isEmpty,
          bytes[claim.end..<place].allSatisfy(\.isSpace)
        {
          open.append(Opened(byte: place, call: (.check, claim.start)))
          last = nil
          continue
        }
        addClaim(&last)
        if let call, !open.isEmpty {
          report(
            at: range(call.start..<place),
            call.kind == .check
              ? "a claim stands on the test's top level, not within other code"
              : "`answer` has to be all of a declaration",
            hint: call.kind == .check
              ? "write one `check` for each claim"
              : "write `let value: Tensor = answer { … }`, and use `value`")
        }
        open.append(Opened(byte: place, call: open.isEmpty ? call : nil))
      case .close(_, let place):
        guard let opened = open.popLast(), let call = opened.call else { continue }
        switch call.kind {
        case .check: last = (call.start, place + 1)
        case .answer: addWanted(start: call.start, brace: opened.byte, end: place + 1)
        }
        if bytes[opened.byte] == UInt8(ascii: "{") { addClaim(&last) }
      case .semicolon, .lineComment, .blockComment, .word, .sign, .literal: break
      }
    }
    addClaim(&last)
  }

  /// The word before a bracket, if it is one of ours and no member of something.
  private func call(before place: Int, opening byte: UInt8) -> (kind: Call, start: Int)? {
    var end = place
    while end > 0, bytes[end - 1].isSpace { end -= 1 }
    var start = end
    while start > 0, bytes[start - 1].isIdentifier { start -= 1 }
    guard start == 0 || bytes[start - 1] != UInt8(ascii: ".") else { return nil }
    switch String(decoding: bytes[start..<end], as: UTF8.self) {
    case "check" where byte == UInt8(ascii: "("): return (.check, start)
    case "answer" where byte == UInt8(ascii: "{"): return (.answer, start)
    default: return nil
    }
  }

  // MARK: Claims

  private mutating func addClaim(_ last: inout (start: Int, end: Int)?) {
    guard let claim = last else { return }
    last = nil
    let call = String(decoding: bytes[claim.start..<claim.end], as: UTF8.self)
    let place = range(claim.start..<claim.start + 5)
    guard let text = Self.literal(of: call) else {
      return report(
        at: place, "a claim begins with its text, in one pair of quotes and with nothing filled in",
        hint: "write `check(\"The sum is right.\", sum, ==, 6)`")
    }
    var points = 1
    if let given = call.firstMatch(of: /,\s*points:\s*([^,()]*?)\s*\)\s*(?:\{[\s\S]*)?$/) {
      guard let count = Int(given.1), (1...ExerciseTest.mostPoints).contains(count) else {
        return report(
          at: place,
          "`points` is a whole number from 1 to \(ExerciseTest.mostPoints), not `\(given.1)`",
          hint: "write `points: 2`")
      }
      points = count
    }
    test.claims.append(
      ExerciseTest.Claim(
        text: text, points: points, bytes: claim.start..<claim.end, position: place.start))
  }

  /// The text in `check("text"…`.
  private static func literal(of call: String) -> String? {
    guard let match = call.firstMatch(of: /^check\s*\(\s*"((?:[^"\\\n]|\\["\\])+)"\s*[,)]/) else {
      return nil
    }
    return String(match.1).replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
  }

  // MARK: Answers

  private mutating func addWanted(start: Int, brace: Int, end: Int) {
    let before = String(decoding: bytes[..<start], as: UTF8.self)
    guard
      let head = before.firstMatch(
        of:
          /(?:^|[\n;])[ \t]*let[ \t]+([\p{L}_][\p{L}\p{N}_]*)[ \t]*:[ \t]*([^=\n;]+?)[ \t]*=[ \t]*$/
      )
    else {
      return report(
        at: range(start..<brace), "`answer` needs a name and a type",
        hint: "write `let value: Tensor = answer { … }`")
    }
    let type = String(head.2)
    if let unknown = Self.unknownType(in: type) {
      return report(
        at: range(start..<brace), "an answer cannot give a `\(unknown)`",
        hint: "the types are Bool, integers, Float, Double, String, Tensor, and arrays, "
          + "dictionaries and optionals of them")
    }
    let name = String(head.1)
    let inside = String(decoding: bytes[(brace + 1)..<(end - 1)], as: UTF8.self)
    guard inside.contains(where: { !$0.isWhitespace }) else {
      return report(
        at: range(start..<brace), "this `answer` asks for nothing",
        hint: "write what the answer is to give between the braces")
    }
    test.wanted.append(
      ExerciseTest.Wanted(
        name: name, type: type, expression: inside, bytes: start..<end,
        position: range(start..<brace).start))
  }

  /// The first name in a type that is none of ours.
  private static func unknownType(in type: String) -> String? {
    if let sign = type.first(where: {
      !$0.isLetter && !$0.isNumber && !"_[]:? ".contains($0)
    }) {
      return String(sign)
    }
    return type.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
      .first { !ExerciseTest.types.contains($0) }
  }

  // MARK: Places

  private func range(_ bytes: Range<Int>) -> SourceRange {
    func position(_ byte: Int) -> SourcePosition {
      let line = (lineStarts.lastIndex { $0 <= byte }) ?? 0
      // The code has the lesson's columns, in characters.
      let text = String(decoding: self.bytes[lineStarts[line]..<byte], as: UTF8.self)
      return SourcePosition(line: test.firstLine + line, column: text.count + 1)
    }
    return SourceRange(position(bytes.lowerBound), position(bytes.upperBound))
  }

  private mutating func report(at range: SourceRange, _ message: String, hint: String) {
    diagnostics.append(source.diagnostic(.badTest, at: range, message, hint: hint))
  }
}
