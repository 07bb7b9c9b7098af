internal import Lessons

/// A notebook's JSON as far as a lesson is made of it.
struct NotebookSource {
  struct Cell {
    enum Kind: String {
      case markdown, code, raw
    }

    var kind: Kind
    var lines: [String]
    var metadata: JSON
    var attachments: [String: JSON]

    /// What we wrote about it.
    var own: JSON? { metadata["unroll"] }

    var tags: Set<String> { Set(metadata["tags"]?.strings ?? []) }

    /// Of this cell alone, in notebooks of several languages.
    var language: String? {
      metadata["vscode"]?["languageId"]?.string
        ?? metadata["polyglot_notebook"]?["kernelName"]?.string
        ?? metadata["dotnet_interactive"]?["language"]?.string
    }
  }

  private(set) var cells: [Cell] = []
  /// Of the kernel, in lower case; nil where nobody says.
  let language: String?
  private let metadata: JSON

  /// `NotebookFormat` wrote it.
  var isOwn: Bool { metadata["unroll"]?["format"]?.integer != nil }

  init(_ bytes: [UInt8], path: String) throws(NotebookError) {
    let json: JSON
    do {
      json = try JSONReader.read(bytes)
    } catch {
      throw NotebookError(
        reason: .notJSON, file: path, position: error.position,
        message: "broken JSON: \(error.message)",
        hint: "a notebook is a file that Jupyter saved; is this one whole?")
    }
    try Self.checkFormat(of: json, path: path)
    metadata = json["metadata"] ?? .object([:])
    let info = metadata["language_info"]
    let kernel = metadata["kernelspec"]
    // Older kernels say their language by their name alone: `python3`, `julia-1.6`.
    let name = kernel?["name"]?.string.map { String($0.prefix { $0.isLetter }) }
    language = (kernel?["language"]?.string ?? info?["name"]?.string ?? name)?.lowercased()
    guard let list = json["cells"]?.array else {
      throw Self.noNotebook(path, "it has no list of `cells`")
    }
    for (index, cell) in list.enumerated() {
      guard let kind = cell["cell_type"]?.string.flatMap(Cell.Kind.init) else {
        throw Self.noNotebook(path, "its cell \(index + 1) is no `markdown`, `code` or `raw`")
      }
      guard let text = cell["source"]?.text else {
        throw Self.noNotebook(path, "its cell \(index + 1) has no text as its `source`")
      }
      cells.append(
        Cell(
          kind: kind, lines: Self.lines(of: text), metadata: cell["metadata"] ?? .object([:]),
          attachments: cell["attachments"]?.object ?? [:]))
    }
  }

  private static func checkFormat(of json: JSON, path: String) throws(NotebookError) {
    guard let format = json["nbformat"]?.integer else {
      throw noNotebook(path, "it has no number as its `nbformat`")
    }
    if format < 4 {
      throw NotebookError(
        reason: .tooOld, file: path,
        message: "the notebook is of nbformat \(format); a lesson is made of nbformat 4",
        hint: "convert it: `jupyter nbconvert --to notebook --nbformat 4 \(path)`")
    }
    if format > 4 {
      throw NotebookError(
        reason: .tooNew, file: path,
        message: "the notebook is of nbformat \(format); a lesson is made of nbformat 4",
        hint: "save it as nbformat 4")
    }
  }

  private static func noNotebook(_ path: String, _ why: String) -> NotebookError {
    NotebookError(
      reason: .notANotebook, file: path, message: "this is JSON, but no notebook: \(why)",
      hint: "choose a file that Jupyter saved as `.ipynb`")
  }

  private static func lines(of text: String) -> [String] {
    text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").lines
  }

  // MARK: Front matter

  /// What we wrote, or what the notebook's title and text tell.
  func frontMatter(of body: String, lang: String?) -> FrontMark {
    if isOwn, let own = metadata["unroll"]?["front"] {
      var front = FrontMark(own)
      front.front.lang = lang ?? front.front.lang
      return front
    }
    var front = FrontMatter()
    front.title = metadata["title"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    if let raw = cells.first, raw.kind == .raw, raw.isFrontMatter {
      let lesson = Lesson.parse(Array(raw.lines.joined(separator: "\n").utf8), path: "")
      front.title = lesson.frontMatter.title ?? front.title
      front.lang = lesson.frontMatter.lang
    }
    let lesson = Lesson.parse(Array(body.utf8), path: "")
    // A notice in small type may come before the title.
    front.title = front.title ?? lesson.heading(ofLevel: 1) ?? lesson.heading()
    if let lang {
      front.lang = lang
    } else if front.lang == "en", Self.isChinese(body) {
      front.lang = "zh-Hans"
    }
    return FrontMark(front)
  }

  /// More of the words are Chinese than of any other script: one sign is about half a word, where a
  /// Latin word has five letters.
  private static func isChinese(_ text: String) -> Bool {
    var (signs, letters) = (0, 0)
    for scalar in text.unicodeScalars {
      if (0x4E00...0x9FFF).contains(scalar.value) {
        signs += 1
      } else if scalar.properties.isAlphabetic {
        letters += 1
      }
    }
    return signs * 3 > letters
  }
}

extension NotebookSource.Cell {
  /// A raw cell at the beginning that other tools read the title from.
  var isFrontMatter: Bool {
    let text = lines.filter { !$0.isBlank }
    return text.count > 2 && text.first == "---" && text.last == "---"
  }
}

extension Lesson {
  /// The text of its first heading, or of the first of one level.
  fileprivate func heading(ofLevel level: Int? = nil) -> String? {
    allBlocks.lazy.compactMap { block -> String? in
      guard case .heading(let its, let content, _) = block.kind, level == nil || its == level else {
        return nil
      }
      return content.plainText
    }.first
  }
}
