internal import Lessons

/// Where a link or a picture of a lesson leads, from one of its reports.
enum Destination: Equatable {
  /// An id of the same lesson.
  case here(id: String)
  /// Another report of the course, or a file beside the lessons.
  case relative(String)
  case external(String)
  /// `javascript:`, `data:` and whatever else could do more than open a page.
  case refused

  /// - Parameters:
  ///   - path: of the lesson, relative to the course.
  ///   - ending: of the reports, `html` or `md`.
  init(_ written: String, path: String, ending: String, course: Course) {
    // Browsers skip blanks and control characters in a scheme; so must who judges it.
    let link = String(
      String.UnicodeScalarView(written.unicodeScalars.filter { $0.value > 0x20 || $0 == " " })
    ).trimmingSpaces()
    if let scheme = Self.scheme(of: link) {
      self = ["http", "https", "mailto"].contains(scheme) ? .external(link) : .refused
    } else if link.hasPrefix("//") || link.hasPrefix("\\") || link.hasPrefix("/\\") {
      self = .refused
    } else if link.hasPrefix("#") {
      self = .here(id: PercentEscapes.decoded(written.drop { $0 != "#" }.dropFirst()))
    } else {
      let cut = link.firstIndex { $0 == "#" || $0 == "?" } ?? link.endIndex
      let file = String(link[..<cut])
      let tail = String(link[cut...])
      self = .relative(
        Self.target(file, path: path, ending: ending, course: course) + tail)
    }
  }

  private static func target(
    _ file: String, path: String, ending: String, course: Course
  ) -> String {
    if file.hasPrefix("/") || file.isEmpty { return file }
    guard let target = CoursePath.resolve(PercentEscapes.decoded(file), from: path) else {
      return course.assetBase.isEmpty ? file : course.assetBase + file
    }
    if target == path {
      let own = path.split(separator: "/").last ?? ""
      return (own.hasSuffix(".md") ? String(own.dropLast(3)) : String(own)) + "." + ending
    }
    let isLesson =
      target.hasSuffix(".md") && (course.entries.isEmpty || course.entry(at: target) != nil)
    if isLesson { return file.dropLast(3) + "." + ending }
    if course.makes(target) { return file }
    guard !course.assetBase.isEmpty else { return file }
    // Reports mirror the lessons' folders: climb to the output's root first.
    let depth = path.split(separator: "/").count - 1
    let encoded = file.contains("%") ? target : target.replacingSpaces()
    return String(repeating: "../", count: depth) + course.assetBase + encoded
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
