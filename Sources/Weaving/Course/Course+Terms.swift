package import Lessons

extension Course {
  /// What a glossary says first about the term at `place`; nil where that is none.
  func meaning(of place: CoursePlace) -> String? {
    guard let id = place.id else { return nil }
    return terms[place.path]?[id]
  }
}

/// The terms of a glossary: its headings, with what the text below each says first.
package struct Glossary: Sendable {
  package var meanings: [String: String] = [:]

  package init(_ lesson: Lesson) {
    for (block, next) in zip(lesson.blocks, lesson.blocks.dropFirst()) {
      guard case .heading(_, _, let id) = block.kind, case .paragraph(let content) = next.kind
      else { continue }
      let sentence = firstSentence(of: printable(content.plainText))
      if !sentence.isEmpty { meanings[id] = sentence }
    }
  }
}

extension Lesson {
  /// What the text says first, for a page without a summary.
  var firstSentences: String? {
    for block in blocks {
      if case .paragraph(let content) = block.kind { return printable(content.plainText) }
    }
    return nil
  }
}

/// Up to the first full stop that ends a sentence; the whole text where there is none.
func firstSentence(of text: String) -> String {
  var end = text.startIndex
  while end < text.endIndex {
    let character = text[end]
    let next = text.index(after: end)
    if "。！？".contains(character) { return String(text[..<next]) }
    if ".!?".contains(character) {
      // `e.g.` and `0.5` go on; a sentence is followed by a blank and no small letter.
      let rest = text[next...]
      let following = rest.drop { $0 == " " || $0 == "\n" }
      let goesOn = following.first?.isLowercase == true
      if following.isEmpty || (rest.first?.isWhitespace == true && !goesOn) {
        return String(text[..<next])
      }
    }
    end = next
  }
  return text
}
