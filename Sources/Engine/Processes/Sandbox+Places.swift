internal import Lessons
internal import Runs

extension Sandbox {
  /// Where the course lies in every view that can choose its places.
  static let coursePlace = "/course"

  /// The places that differ from machine to machine, and what a report calls them.
  ///
  /// bubblewrap shows a cell the same places everywhere. The other sandboxes show it the real ones, and a
  /// cell that prints its folder, or an error that names a file, would make a page of its own on each
  /// machine.
  package struct Places {
    private struct Place {
      var real: String
      var shown: String
      /// Characters that a name of its own adds to `real`.
      var own = 0
    }

    private var places: [Place] = []

    /// Where each place has its name already.
    init() {}

    /// - Parameters:
    ///   - course: the folder that holds the course, absolute.
    ///   - temporary: where each program gets a temporary folder of its own; nil for `/tmp` itself.
    package init(course: String, temporary: String?) {
      // A course that lies in the root folder has no name that could be told from other text.
      if course != "/" { places.append(Place(real: course, shown: Sandbox.coursePlace)) }
      if let temporary {
        // As `unroll-confine` names it.
        places.append(Place(real: "\(temporary)/unroll-", shown: "/tmp", own: 6))
      }
    }

    /// What the report calls the places that `text` names.
    package func shown(in text: String) -> String {
      places.reduce(text) { text, place in
        guard text.contains(place.real) else { return text }
        var result = ""
        var rest = text[...]
        while let range = rest.firstRange(of: place.real) {
          let before = rest[..<range.lowerBound]
          result += before
          let after = rest[range.upperBound...]
          let tail = after.dropFirst(place.own)
          let isWhole =
            after.prefix(place.own).allSatisfy(Self.isOfName) && after.count >= place.own
            && result.last.map(Self.isOfName) != true && !Self.continuesName(tail)
          result += isWhole ? place.shown : String(rest[range])
          rest = isWhole ? tail : after
        }
        return result + rest
      }
    }

    private static func isOfName(_ character: Character) -> Bool {
      character.isLetter || character.isNumber || "_-.".contains(character)
    }

    /// `a.csv` goes on behind `a`; the dot that ends a sentence does not.
    private static func continuesName(_ rest: Substring) -> Bool {
      guard let first = rest.first, isOfName(first) else { return false }
      return first != "." || rest.dropFirst().first.map(isOfName) == true
    }
  }

  /// - Parameter course: the folder that holds the course, absolute.
  func places(course: String) -> Places {
    switch tool {
    case .bubblewrap, .none: Places()
    case .landlock(let landlock): Places(course: course, temporary: landlock.temporary)
    case .sandboxExec: Places(course: course, temporary: nil)
    }
  }
}

extension CellResult {
  /// The result with the names that `places` have in a report.
  func shown(_ places: Sandbox.Places) -> CellResult {
    var result = self
    for index in values.indices {
      result.values[index].text = places.shown(in: values[index].text)
      result.values[index].first = values[index].first.map(places.shown)
    }
    for index in output.indices {
      result.output[index].text = places.shown(in: output[index].text)
    }
    for index in diagnostics.indices {
      result.diagnostics[index].message = places.shown(in: diagnostics[index].message)
    }
    return result
  }
}
