package import Caching
internal import Hashing
internal import Synchronization

/// Sets TeX as MathML and colours code, by KaTeX and highlight.js, inside the process.
///
/// What the cache knows costs no JavaScript: the interpreter starts with the first formula, or the
/// first listing, that it does not know. Safe to share between threads, which then take turns.
package final class Typesetter: Sendable {
  /// A formula beyond this is refused; a listing beyond it is shown without colours. In bytes.
  private static let longestFormula = 8 << 10
  private static let longestListing = 64 << 10

  private struct State {
    var katex: KaTeX?
    var highlighter: Highlighter?
  }

  private let store: any Store
  private let digests: FileDigests
  private let folder: String?
  private let state = Mutex(Guarded(State()))
  /// Those that were found, so that each is looked for and digested once.
  private let found = Mutex<[TypesettingError.Library: JavaScriptLibrary]>([:])

  /// - Parameters:
  ///   - store: where formulas and listings are remembered.
  ///   - digests: finds out whether a library is the same as before.
  ///   - folder: where the libraries are looked for first, as `UNROLL_JAVASCRIPT` says.
  package init(
    store: any Store = MemoryStore(), digests: FileDigests = FileDigests(memo: nil),
    javaScript folder: String? = nil
  ) {
    self.store = store
    self.digests = digests
    self.folder = folder
  }

  /// The digest of the libraries and of what is made of their output. Where it is the same, so is
  /// everything that is typeset.
  package var identity: String {
    var digest = Digest()
    for library in [TypesettingError.Library.katex, .highlight] {
      digest.add((try? find(library))?.identity ?? "none")
    }
    digest.add("\(KaTeX.form) \(Highlighter.form)")
    return digest.hex
  }

  private func find(
    _ library: TypesettingError.Library
  ) throws(TypesettingError) -> JavaScriptLibrary {
    if let known = found.withLock({ $0[library] }) { return known }
    let new = try JavaScriptLibrary.find(library, in: folder, digests: digests)
    found.withLock { $0[library] = new }
    return new
  }

  private func remembered(_ key: String) -> String? {
    store.get(key).flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// A `<math>` element with the TeX as an annotation.
  package func mathML(
    tex: String, display: Bool
  ) throws(TypesettingError) -> Result<String, TeXError> {
    guard tex.utf8.count <= Self.longestFormula else {
      return .failure(
        TeXError(
          message: "the formula has \(tex.utf8.count) bytes; the limit is \(Self.longestFormula)",
          offset: 0))
    }
    let library = try find(.katex)
    let key = Self.key("katex", library, KaTeX.form, display ? "display" : "inline", tex)
    if let entry = remembered(key).flatMap(KaTeX.Answer.init(entry:)) {
      return entry.result
    }
    let answer = try onInterpreter { state throws(TypesettingError) -> KaTeX.Answer in
      let katex: KaTeX
      if let loaded = state.katex {
        katex = loaded
      } else {
        katex = try KaTeX(library)
        state.katex = katex
      }
      let answer = katex.answer(tex: tex, display: display)
      // What ran out of memory leaves a heap that nothing else should be set in.
      if answer.isExhausted { state.katex = nil }
      return answer
    }
    store.put(key, Array(answer.entry.utf8))
    return answer.result
  }

  /// Swift as HTML: escaped, with `<span class="hljs-…">` around its tokens.
  package func highlight(swift code: String) throws(TypesettingError) -> String {
    try highlight(code, language: "swift")
  }

  /// Code as HTML; a language that highlight.js does not know is escaped only.
  package func highlight(_ code: String, language: String) throws(TypesettingError) -> String {
    guard code.utf8.count <= Self.longestListing,
      let name = Highlighter.name(of: language)
    else { return Highlighter.escape(code) }
    let library = try find(.highlight)
    let key = Self.key("highlight", library, Highlighter.form, name, code)
    if let html = remembered(key) { return html }
    let html = try onInterpreter { state throws(TypesettingError) -> String in
      let highlighter: Highlighter
      if let loaded = state.highlighter {
        highlighter = loaded
      } else {
        highlighter = try Highlighter(library)
        state.highlighter = highlighter
      }
      guard let html = highlighter.html(code, language: name) else {
        state.highlighter = nil
        return Highlighter.escape(code)
      }
      return html
    }
    store.put(key, Array(html.utf8))
    return html
  }

  /// `highlight(_:language:)` line by line, each line's spans closed: a comment or a text that goes
  /// over several lines is a span of its own on each.
  package func highlightedLines(
    _ code: String, language: String
  ) throws(TypesettingError) -> [String] {
    Highlighter.lines(try highlight(code, language: language))
  }

  private static func key(
    _ kind: String, _ library: JavaScriptLibrary, _ form: String, _ mode: String, _ input: String
  ) -> String {
    var digest = Digest()
    for field in [kind, library.identity, form, mode, input] { digest.add(field) }
    return digest.hex
  }

  private func onInterpreter<Value: Sendable>(
    _ body: (inout State) throws(TypesettingError) -> Value
  ) throws(TypesettingError) -> Value {
    let result: Result<Value, TypesettingError> = state.withLock { guarded in
      LargeStack.run {
        do throws(TypesettingError) {
          return .success(try body(&guarded.value))
        } catch {
          return .failure(error)
        }
      }
    }
    return try result.get()
  }
}

/// The interpreters, which only the holder of the lock touches.
private final class Guarded<Value>: @unchecked Sendable {
  var value: Value
  init(_ value: Value) { self.value = value }
}
