internal import Lessons

extension Course {
  /// Where a link or a picture of the lesson at `path` leads.
  func link(_ written: String, from path: String) -> Report.Link {
    // Browsers skip blanks and control characters in a scheme; so must who judges it.
    let link = String(
      String.UnicodeScalarView(written.unicodeScalars.filter { $0.value > 0x20 || $0 == " " })
    ).trimmingSpaces()
    if let scheme = Self.scheme(of: link) {
      let isSafe = ["http", "https", "mailto"].contains(scheme)
      return Report.Link(target: isSafe ? .external(link) : .refused)
    }
    if link.hasPrefix("//") || link.hasPrefix("\\") || link.hasPrefix("/\\") {
      return Report.Link(target: .refused)
    }
    if link.hasPrefix("#") {
      let id = PercentEscapes.decoded(written.drop { $0 != "#" }.dropFirst())
      return Report.Link(target: .here(id: id))
    }
    let cut = link.firstIndex { $0 == "#" || $0 == "?" } ?? link.endIndex
    let place = CoursePlace(written, from: path)
    return Report.Link(
      target: target(String(link[..<cut]), tail: String(link[cut...]), from: path), place: place,
      meaning: place.flatMap(meaning))
  }

  private func target(_ file: String, tail: String, from path: String) -> Report.Link.Target {
    if file.hasPrefix("/") || file.isEmpty { return .file(file + tail) }
    guard let target = CoursePath.resolve(PercentEscapes.decoded(file), from: path) else {
      return .file(assetBase + file + tail)
    }
    if target == path {
      let own = path.split(separator: "/").last ?? ""
      return .lesson(stem: own.hasSuffix(".md") ? String(own.dropLast(3)) : String(own), tail: tail)
    }
    let isLesson = target.hasSuffix(".md") && (entries.isEmpty || entry(at: target) != nil)
    if isLesson { return .lesson(stem: String(file.dropLast(3)), tail: tail) }
    if makes(target) || assetBase.isEmpty { return .file(file + tail) }
    // Pages mirror the lessons' folders: climb to the output's root first.
    let depth = path.split(separator: "/").count - 1
    // What was decoded to be resolved is encoded again: in an address `#` and `%` mean other things.
    let encoded = file.contains("%") ? urlPath(target) : target.replacingSpaces()
    return .file(String(repeating: "../", count: depth) + assetBase + encoded + tail)
  }

  private static func scheme(of link: String) -> String? {
    guard let colon = link.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let name = link[..<colon]
    guard let first = name.utf8.first, isLetter(first) else { return nil }
    let isName = name.utf8.allSatisfy {
      isLetter($0) || (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E].contains($0)
    }
    return isName ? name.lowercased() : nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}

extension String {
  fileprivate func trimmingSpaces() -> String {
    var text = Substring(self)
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  fileprivate func replacingSpaces() -> String {
    split(separator: " ", omittingEmptySubsequences: false).joined(separator: "%20")
  }
}
