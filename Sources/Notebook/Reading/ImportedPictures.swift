/// The pictures within a notebook's cells, as files beside the lesson.
struct ImportedPictures {
  private(set) var files: [NotebookLesson.File] = []
  private let folder: String

  init(folder: String) { self.folder = folder }

  /// Takes a cell's pictures.
  ///
  /// - Returns: the names of their files, by the names that the cell has for them.
  mutating func take(_ cell: NotebookSource.Cell) -> [String: String] {
    var names: [String: String] = [:]
    for (name, bundle) in cell.attachments.sorted(by: { $0.key < $1.key }) {
      guard let bytes = Self.bytes(of: bundle) else { continue }
      let known = cell.own?["pictures"]?[name]?.string.flatMap { Self.isWithin($0) ? $0 : nil }
      names[name] = file(known ?? folder + Self.plain(name), bytes)
    }
    return names
  }

  /// A name of its own for each picture: Jupyter calls all that are pasted `image.png`.
  private mutating func file(_ wish: String, _ bytes: [UInt8]) -> String {
    let slash = wish.lastIndex(of: "/") ?? wish.startIndex
    let dot = wish[slash...].lastIndex(of: ".") ?? wish.endIndex
    var name = wish
    var number = 2
    while let same = files.first(where: { $0.name.lowercased() == name.lowercased() }) {
      if same.bytes == bytes { return same.name }
      name = "\(wish[..<dot])-\(number)\(wish[dot...])"
      number += 1
    }
    files.append(.init(name: name, bytes: bytes))
    return name
  }

  /// Base64, or for a drawing its text, which nbformat also allows.
  private static func bytes(of bundle: JSON) -> [UInt8]? {
    let forms = bundle.object ?? [:]
    let wanted = ["image/svg+xml", "image/png", "image/jpeg"].first { forms[$0] != nil }
    guard let mime = wanted ?? forms.keys.sorted().first, let text = forms[mime]?.text else {
      return nil
    }
    if text.contains("<") { return Array(text.utf8) }
    return Base64.bytes(of: text)
  }

  /// The last part of a name, in signs that a link and every disk can hold.
  private static func plain(_ name: String) -> String {
    let last = name.split { "/\\".contains($0) }.last ?? ""
    let kept = String(last.map { $0.isLetter || $0.isNumber || "._-".contains($0) ? $0 : "-" })
    let text = String(kept.drop { $0 == "." || $0 == "-" }.prefix(80))
    return text.isEmpty ? "picture" : text
  }

  /// The path leads to a file in the lesson's folder, or in a folder below it.
  private static func isWithin(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return path.utf8.count < 200
      && parts.allSatisfy { part in
        !part.isEmpty && !part.hasPrefix(".")
          && part.allSatisfy { $0.isLetter || $0.isNumber || "._- ".contains($0) }
      }
  }
}
