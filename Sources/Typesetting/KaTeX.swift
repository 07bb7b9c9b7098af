internal import Caching

/// KaTeX in an interpreter of its own.
struct KaTeX {
  /// Another form of entry, or other options, have another name.
  static let form = "mathml-8"

  /// For one formula, in bytes; a long one takes a megabyte.
  private static let memory = 64 << 20

  private let interpreter: Duktape

  init(_ library: JavaScriptLibrary) throws(TypesettingError) {
    guard let source = WholeFile.read(library.path), let interpreter = Duktape() else {
      throw .unusable(library: .katex, path: library.path, reason: "it cannot be read")
    }
    do {
      // KaTeX is a CommonJS module where `module` is there, and warns on a console.
      try interpreter.run(
        """
        var console = { log: function () {}, warn: function () {}, error: function () {} };
        var module = { exports: {} }, exports = module.exports;
        // The one method that KaTeX (its matrices) counts on and the interpreter has not.
        Array.prototype.fill = Array.prototype.fill || function (value) {
          for (var i = 0; i < this.length; i++) { this[i] = value; }
          return this;
        };
        """)
      try interpreter.run(String(decoding: source, as: UTF8.self))
      try interpreter.run(Self.script)
    } catch {
      throw .unusable(library: .katex, path: library.path, reason: "\(error)")
    }
    self.interpreter = interpreter
  }

  /// `maxExpand` bounds macros that call themselves; `maxSize`, in em, what a rule may cover;
  /// without `trust` a formula links to nothing and loads nothing.
  private static let script = """
    function typeset(tex, display) {
      try {
        return "M" + module.exports.renderToString(tex, {
          displayMode: display === "true", output: "mathml", throwOnError: true, strict: "ignore",
          trust: false, maxExpand: 500, maxSize: 20, macros: { \(MathAlphabet.typed) }
        });
      } catch (error) {
        if (error && error.name === "ParseError") {
          return "E" + (error.position === undefined ? 0 : error.position) + "\\n" + error.message;
        }
        throw error;
      }
    }
    """

  /// What KaTeX made of a formula.
  enum Answer {
    case mathML(String)
    /// At a UTF-16 offset, as JavaScript counts.
    case rejected(TeXError)
    /// It needed more memory or stack than a formula may.
    case exhausted

    private static let tooLarge = TeXError(
      message: "the formula is nested too deeply or expands too far", offset: 0)

    var result: Result<String, TeXError> {
      switch self {
      case .mathML(let text): .success(text)
      case .rejected(let error): .failure(error)
      case .exhausted: .failure(Self.tooLarge)
      }
    }

    var isExhausted: Bool {
      if case .exhausted = self { true } else { false }
    }

    var entry: String {
      switch self {
      case .mathML(let text): "M" + text
      case .rejected(let error): "E\(error.offset)\n\(error.message)"
      case .exhausted: "X"
      }
    }

    init?(entry: String) {
      switch entry.first {
      case "M": self = .mathML(String(entry.dropFirst()))
      case "X": self = .exhausted
      case "E":
        let parts = entry.dropFirst().split(separator: "\n", maxSplits: 1)
        guard parts.count == 2, let offset = Int(parts[0]) else { return nil }
        self = .rejected(TeXError(message: String(parts[1]), offset: offset))
      default: return nil
      }
    }
  }

  func answer(tex: String, display: Bool) -> Answer {
    let text: String
    do {
      text = try interpreter.call(
        "typeset", [tex, display ? "true" : "false"], memory: Self.memory)
    } catch {
      return .exhausted
    }
    switch Answer(entry: text) {
    case .mathML(let html):
      // The element alone: the span around it is for KaTeX's style sheet.
      guard let start = html.firstRange(of: "<math"), let end = html.lastRange(of: "</math>") else {
        return .exhausted
      }
      let element = String(html[start.lowerBound..<end.upperBound])
      return .mathML(DrawnFences.marked(Self.drawn(TokenElements.opened(element))))
    case .rejected(let error):
      return .rejected(
        TeXError(
          message: Self.cleaned(error.message), offset: Self.characters(in: tex, to: error.offset)))
    case .exhausted, nil:
      return .exhausted
    }
  }

  private static func drawn(_ mathML: String) -> String {
    let hasParts = DrawnParts.mayBe(in: mathML)
    guard hasParts || MathSpacing.mayBe(in: mathML), var tree = MathElement(mathML) else {
      return mathML
    }
    if hasParts {
      MathAlphabet.write(&tree)
      DrawnParts.draw(&tree)
    }
    MathSpacing.set(&tree)
    return tree.markup
  }

  /// KaTeX's message without its name and its own excerpt: ours has a caret.
  private static func cleaned(_ message: String) -> String {
    var message = message[...]
    if message.hasPrefix("KaTeX parse error: ") { message = message.dropFirst(19) }
    for mark in [" at position ", " at end of input: "] {
      if let range = message.firstRange(of: mark) { message = message[..<range.lowerBound] }
    }
    return String(message)
  }

  private static func characters(in text: String, to offset: Int) -> Int {
    let index =
      text.utf16.index(text.startIndex, offsetBy: max(offset, 0), limitedBy: text.endIndex)
      ?? text.endIndex
    return text[..<index].count
  }
}

extension StringProtocol {
  fileprivate func lastRange(of text: String) -> Range<Index>? {
    ranges(of: text).last
  }
}
