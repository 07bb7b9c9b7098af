/// Where a lesson stands among others: in the document that holds the whole course, or in a book.
package struct ChapterPlace: Sendable {
  /// Of the lesson; nil for what has none.
  var number: Int?
  /// Before each id of the lesson, so that ids stay unique.
  var idPrefix: String
  /// 2 where the document has a title above that of the lesson.
  var titleLevel: Int
  /// It is XHTML.
  var isXML: Bool
  /// What leads to a place in the course, by a lesson's path and an id of it; nil for what is not
  /// among the chapters.
  var address: @Sendable (_ path: String, _ id: String?) -> String?

  package init(
    number: Int?, idPrefix: String = "", titleLevel: Int = 1, isXML: Bool = false,
    address: @escaping @Sendable (_ path: String, _ id: String?) -> String?
  ) {
    self.number = number
    self.idPrefix = idPrefix
    self.titleLevel = titleLevel
    self.isXML = isXML
    self.address = address
  }
}
