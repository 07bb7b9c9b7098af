/// A JSON value; members keep their order.
indirect enum JSONValue: Equatable {
  case null
  case bool(Bool)
  /// As it is written: no digit is lost, and nothing overflows before someone asks for a type.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  struct Member: Equatable {
    let name: String
    let value: JSONValue
  }

  /// A whole number of 0 or above that fits into `Int`; nil for anything else.
  var count: Int? {
    guard case .number(let text) = self, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    return Int(text)
  }

  subscript(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }
}

/// What is wrong with a JSON text, and at which byte.
struct JSONError: Error, Equatable {
  let offset: Int
  let reason: String
}
