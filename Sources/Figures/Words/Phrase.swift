internal import TextWidth

/// Words for readers, put into their language when a figure is drawn.
///
/// A figure is computed once, and shown in every language that its lesson is written in. So it
/// keeps its words as they were written, in English where they are the library's own, apart from
/// what is filled in:
///
///     let words: Phrase = "\(count) parameters, the same ones at every step."
///
/// has the key `%1 parameters, the same ones at every step.`, under which a catalogue (see
/// `FigureWords`) knows the sentence of another language.
public struct Phrase: Sendable, Hashable {
  /// The text with `%1`, `%2` … for the arguments and `%%` for a percent sign; without arguments,
  /// the text as it is.
  package var key: String
  package var arguments: [Phrase]
  /// A name, a number, a piece of code: the same in every language.
  package var isVerbatim: Bool

  /// A text without arguments.
  public init(_ text: String) {
    key = text
    arguments = []
    isVerbatim = false
  }

  /// A text without arguments, where there is one.
  init?(_ text: String?) {
    guard let text else { return nil }
    self.init(text)
  }

  /// A text that no language changes.
  public init(verbatim text: String) {
    self.init(text)
    isVerbatim = true
  }

  package init(key: String, arguments: [Phrase]) {
    self.key = key
    self.arguments = arguments
    isVerbatim = false
  }

  /// The words as they were written.
  public var english: String {
    filled(key) { $0.english }
  }

  /// `format` with the arguments in the places of `%1`, `%2` … A phrase without arguments has no such
  /// places: its `format` is the text itself.
  ///
  /// - Parameters:
  ///   - isSpaced: puts a space between a Chinese character and a letter or digit that meet at the
  ///     edge of an argument. Catalogues write this space within their texts.
  ///   - words: the text of an argument, in the language that is wanted.
  func filled(
    _ format: String, isSpaced: Bool = false, _ words: (Phrase) -> String
  ) -> String {
    guard !arguments.isEmpty else { return format }
    var result = ""
    // The text that comes next meets the one before it at the edge of an argument.
    var isJoint = false
    func append(_ text: String) {
      if isSpaced, isJoint, let last = result.last, let first = text.first,
        Self.areApart(last, first)
      {
        result += " "
      }
      result += text
      isJoint = false
    }
    var rest = format[...]
    while let sign = rest.popFirst() {
      guard sign == "%", let next = rest.popFirst() else {
        append(String(sign))
        continue
      }
      if let number = next.wholeNumberValue, arguments.indices.contains(number - 1) {
        isJoint = true
        append(words(arguments[number - 1]))
        isJoint = true
      } else {
        append(String(next))
      }
    }
    return result
  }

  private static func areApart(_ one: Character, _ other: Character) -> Bool {
    guard one.isLetter || one.isNumber, other.isLetter || other.isNumber else { return false }
    return TextWidth.columns(of: one) != TextWidth.columns(of: other)
  }
}

extension Phrase: ExpressibleByStringInterpolation {
  public init(stringLiteral text: String) {
    self.init(text)
  }

  public init(stringInterpolation: StringInterpolation) {
    self.init(key: stringInterpolation.key, arguments: stringInterpolation.arguments)
  }

  /// Collects the arguments of `"… \(argument) …"` and the key around them.
  public struct StringInterpolation: StringInterpolationProtocol {
    var key = ""
    var arguments: [Phrase] = []

    public init(literalCapacity: Int, interpolationCount: Int) {
      key.reserveCapacity(literalCapacity + 2 * interpolationCount)
    }

    public mutating func appendLiteral(_ literal: String) {
      for sign in literal { key += sign == "%" ? "%%" : String(sign) }
    }

    /// Words that are put into the reader's language by themselves.
    public mutating func appendInterpolation(_ phrase: Phrase) {
      arguments.append(phrase)
      key += "%\(arguments.count)"
    }

    /// A value by its description.
    public mutating func appendInterpolation<Value>(_ value: Value) {
      appendInterpolation(Phrase(String(describing: value)))
    }
  }
}

extension Phrase {
  /// `1 value`, `3 values`. The noun is English, and regular.
  package static func count(_ count: Int, _ noun: String) -> Phrase {
    Phrase(
      key: "%1 \(noun)\(count == 1 ? "" : "s")",
      arguments: [Phrase(verbatim: NumberText.grouped(count))])
  }

  /// `first, second, third`, with the commas of the language.
  package static func list(_ phrases: [Phrase]) -> Phrase {
    guard let first = phrases.first else { return "" }
    return phrases.dropFirst().reduce(first) { "\($0), \($1)" }
  }

  /// Sentences one after the other.
  package static func sentences(_ phrases: [Phrase]) -> Phrase {
    guard let first = phrases.first else { return "" }
    return phrases.dropFirst().reduce(first) { "\($0) \($1)" }
  }

  /// Whether there is nothing to show.
  var isEmpty: Bool { key.isEmpty }
}

// A phrase without arguments is coded as its text: nearly all are numbers in tables.
extension Phrase: Codable {
  private enum CodingKeys: String, CodingKey {
    case key, arguments, verbatim
  }

  public init(from decoder: any Decoder) throws {
    if let text = try? decoder.singleValueContainer().decode(String.self) {
      self.init(text)
      return
    }
    let values = try decoder.container(keyedBy: CodingKeys.self)
    if let text = try values.decodeIfPresent(String.self, forKey: .verbatim) {
      self.init(verbatim: text)
    } else {
      self.init(
        key: try values.decode(String.self, forKey: .key),
        arguments: try values.decode([Phrase].self, forKey: .arguments))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    if arguments.isEmpty, !isVerbatim {
      var value = encoder.singleValueContainer()
      try value.encode(key)
      return
    }
    var values = encoder.container(keyedBy: CodingKeys.self)
    if isVerbatim {
      try values.encode(key, forKey: .verbatim)
    } else {
      try values.encode(key, forKey: .key)
      try values.encode(arguments, forKey: .arguments)
    }
  }
}
