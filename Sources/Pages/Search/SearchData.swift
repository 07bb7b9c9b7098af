/// What the search of a large course loads of one portion, when somebody searches: a script, since a
/// page on the disk may load nothing else. It holds data alone, for the function that the search page
/// defines.
enum SearchData {
  static let function = "sectionsOf"

  /// - Parameter lessons: the data of the portion's lessons, a JSON list each.
  static func text(_ lessons: [String], ofPortion number: Int) -> String {
    "\(function)(\(number), [].concat(\n\(lessons.joined(separator: ",\n"))\n));\n"
  }
}
