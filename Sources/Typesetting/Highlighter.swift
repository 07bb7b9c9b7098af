internal import Caching

/// highlight.js in an interpreter of its own, with the languages that were asked for.
///
/// The library comes as one file of 187 languages, which takes 60 ms to load; its core and Swift
/// alone take 5. Each language is one statement, so the file is run in parts.
final class Highlighter {
  /// Another form of entry has another name.
  static let form = "html-1"

  /// For one listing, in bytes. highlight.js makes its result anew with each token.
  private static let memory = 1 << 30

  private let interpreter: Duktape
  private let library: JavaScriptLibrary
  /// The statement that registers each language; empty where each has a file of its own.
  private var parts: [Substring: Substring] = [:]
  private var loaded: Set<String> = []

  init(_ library: JavaScriptLibrary) throws(TypesettingError) {
    guard let bytes = WholeFile.read(library.path), let interpreter = Duktape() else {
      throw .unusable(library: .highlight, path: library.path, reason: "it cannot be read")
    }
    self.interpreter = interpreter
    self.library = library
    let source = String(decoding: bytes, as: UTF8.self)
    do {
      try interpreter.run(
        """
        var self = this;
        var console = { log: function () {}, warn: function () {}, error: function () {} };
        function highlight(language, code) {
          return self.hljs.getLanguage(language)
            ? "M" + self.hljs.highlight(language, code, true).value : "-";
        }
        """)
      let starts = Self.registrations(in: source)
      if let first = starts.first, !library.path.hasSuffix(JavaScriptLibrary.npmCore) {
        for (index, start) in starts.enumerated() {
          let end = index + 1 < starts.count ? starts[index + 1].index : source.endIndex
          parts[start.name] = source[start.index..<end]
        }
        try interpreter.run(String(source[..<first.index]))
      } else {
        // The npm package, in which each language is a file.
        try interpreter.run(source)
      }
      try interpreter.run("if (!self.hljs) throw new Error('it does not define hljs');")
    } catch {
      throw .unusable(library: .highlight, path: library.path, reason: "\(error)")
    }
  }

  /// Nil where the code exhausts the interpreter.
  func html(_ code: String, language: String) -> String? {
    load(language)
    guard let answer = try? interpreter.call("highlight", [language, code], memory: Self.memory)
    else { return nil }
    return answer.hasPrefix("M") ? String(answer.dropFirst()) : Self.escape(code)
  }

  /// A language that is not there, or does not load, is escaped only.
  private func load(_ language: String) {
    guard loaded.insert(language).inserted else { return }
    var statement = parts[Substring(language)].map { "var hljs = self.hljs;" + $0 }
    if statement == nil, library.path.hasSuffix(JavaScriptLibrary.npmCore) {
      let folder = library.path.dropLast("highlight.js".count)
      statement = WholeFile.read("\(folder)languages/\(language).js").map {
        "(function () { var module = {}; \(String(decoding: $0, as: UTF8.self))\n"
          + "self.hljs.registerLanguage(\"\(language)\", module.exports); })();"
      }
    }
    if let statement { try? interpreter.run(statement) }
  }

  private static func registrations(
    in source: String
  ) -> [(name: Substring, index: String.Index)] {
    let mark = "hljs.registerLanguage(\""
    return source.ranges(of: mark).compactMap { range in
      let name = source[range.upperBound...].prefix { $0 != "\"" }
      return name.count < 40 ? (name, range.lowerBound) : nil
    }
  }
}
