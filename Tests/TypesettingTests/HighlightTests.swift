import Foundation
import Testing
import Typesetting

/// What a reader sees of the HTML.
private func text(_ html: String) -> String {
  var result = ""
  var isTag = false
  for character in html {
    if character == "<" {
      isTag = true
    } else if character == ">" {
      isTag = false
    } else if !isTag {
      result.append(character)
    }
  }
  return result.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
    .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
}

@Test func coloursSwift() throws {
  #expect(
    try typesetter.highlight(swift: "let s = \"<双>\" // 😀 & more") == """
      <span class="hljs-keyword">let</span> s = <span class="hljs-string">"&lt;双&gt;"</span> \
      <span class="hljs-comment">// 😀 &amp; more</span>
      """)
}

@Test(
  arguments: [
    "", "\n", "let x = a < b && c > d", "</span><script>alert(1)</script>", "\"\"\"\n<b>\n\"\"\"",
    "/* a\n b */ func f<T>(_ x: T) -> [Int] { 1 }\n\n// end\n", "双向 = \"👩‍👩‍👧\"\t// e\u{301}",
  ], ["swift", "python", "js", "c", "sh", "html", "json", "yaml", "text", "no such", "../x"])
func highlightingChangesNoText(code: String, language: String) throws {
  let html = try typesetter.highlight(code, language: language)
  #expect(text(html) == code)
  let rest = html.replacing("</span>", with: "").replacing(/<span class="hljs-[a-z_]+">/, with: "")
  #expect(!rest.contains("<"), "no tag but highlight.js's spans")
  let lines = try typesetter.highlightedLines(code, language: language)
  #expect(lines.map(text).joined(separator: "\n") == code)
  for line in lines {
    #expect(line.ranges(of: "<span ").count == line.ranges(of: "</span>").count)
  }
}

@Test func spansAreClosedOnEachLine() throws {
  #expect(
    try typesetter.highlightedLines("/* a\nb */ 1", language: "swift") == [
      #"<span class="hljs-comment">/* a</span>"#,
      #"<span class="hljs-comment">b */</span> <span class="hljs-number">1</span>"#,
    ])
}

@Test(arguments: [
  String(repeating: "/*", count: 30_000), String(repeating: "func (", count: 10_000),
  String(repeating: "(", count: 60_000), String(repeating: "x", count: 5_000_000),
])
func hostileCodeIsShownAllTheSame(_ code: String) throws {
  let start = ContinuousClock.now
  let html = try typesetter.highlight(swift: code)
  print("\(code.utf8.count) bytes in \(ContinuousClock.now - start): \(code.prefix(20))")
  #expect(text(html) == code)
  #expect(try typesetter.highlight(swift: "let").contains("hljs-keyword"))
}

/// As `npm install highlight.js@9` lays it out: a core, and a file for each language.
@Test(.enabled(if: FileManager.default.fileExists(atPath: bundle)))
func readsOneFileForEachLanguage() throws {
  let source = try String(contentsOfFile: bundle, encoding: .utf8)
  let mark = "hljs.registerLanguage(\"swift\","
  let core = source[..<(try #require(source.firstRange(of: "hljs.registerLanguage(\""))).lowerBound]
  let rest = source[(try #require(source.firstRange(of: mark))).upperBound...]
  let language = rest[..<(try #require(rest.firstRange(of: ");hljs.registerLanguage"))).lowerBound]
  let folder = FileManager.default.temporaryDirectory.appending(path: "npm-\(UUID())").path
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let library = folder + "/highlight.js/lib"
  try FileManager.default.createDirectory(
    atPath: library + "/languages", withIntermediateDirectories: true)
  try core.write(toFile: library + "/highlight.js", atomically: true, encoding: .utf8)
  try "module.exports = \(language)".write(
    toFile: library + "/languages/swift.js", atomically: true, encoding: .utf8)
  let npm = Typesetter(javaScript: folder)
  let code = "let x = 1 // one"
  #expect(try npm.highlight(swift: code) == typesetter.highlight(swift: code))
  #expect(try npm.highlight("a < b", language: "python") == "a &lt; b")
}

private let bundle = "/usr/share/javascript/highlight.js/highlight.min.js"
