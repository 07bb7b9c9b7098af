/// A stretch of code in one colour.
package struct Token: Sendable, Hashable, Codable {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    case plain, keyword, type, function, string, number, comment, meta
  }

  package var kind: Kind
  package var text: String
  /// It is a name: the id of its entry on the page of the library.
  package var entry: String? = nil

  package init(_ kind: Kind, _ text: String, entry: String? = nil) {
    self.kind = kind
    self.text = text
    self.entry = entry
  }
}

extension Token.Kind {
  /// The kind of a class of highlight.js; nil where its text looks like what it stands in.
  init?(highlightClass name: Substring) {
    switch name {
    case "hljs-keyword", "hljs-selector-tag", "hljs-name", "hljs-tag": self = .keyword
    case "hljs-type", "hljs-built_in", "hljs-class": self = .type
    case "hljs-title", "hljs-section", "function_", "hljs-attr", "hljs-attribute": self = .function
    case "hljs-string", "hljs-regexp", "hljs-char", "hljs-addition": self = .string
    case "hljs-number", "hljs-literal", "hljs-symbol", "hljs-bullet": self = .number
    case "hljs-comment", "hljs-quote", "hljs-doctag", "hljs-deletion": self = .comment
    case "hljs-meta", "hljs-meta-keyword": self = .meta
    case "hljs-subst", "hljs-params", "hljs-function": self = .plain
    default: return nil
    }
  }
}

extension [Token] {
  /// The same text without what stands from `column` on, where columns are characters from 1.
  func prefix(beforeColumn column: Int) -> [Token] {
    var left = column - 1
    var result: [Token] = []
    for token in self where left > 0 {
      let part = token.text.prefix(left)
      left -= part.count
      result.append(Token(token.kind, String(part), entry: token.entry))
    }
    return result
  }

  /// Without spaces at the end.
  func trimmed() -> [Token] {
    var result = self
    while var last = result.popLast() {
      while last.text.last == " " || last.text.last == "\t" { last.text.removeLast() }
      if !last.text.isEmpty {
        result.append(last)
        break
      }
    }
    return result
  }
}
