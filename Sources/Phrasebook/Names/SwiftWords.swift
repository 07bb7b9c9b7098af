/// Words of Swift that lessons use, for what is nearly one of them.
enum SwiftWords {
  static let globals: Set<String> = [
    "print", "min", "max", "abs", "zip", "stride", "swap", "repeatElement", "precondition",
    "fatalError", "assert", "type", "Int", "Float", "Double", "String", "Bool", "Array", "Set",
    "Dictionary", "Character", "Range", "true", "false", "nil", "self",
  ]

  static let functions = ["print": [Signature("_:... separator:? terminator:?")]]

  /// What needs `import Foundation`.
  static let foundation: Set<String> = [
    "sin", "cos", "tan", "floor", "ceil", "round", "log2", "log10", "atan2", "fabs", "Date", "Data",
    "URL", "DateFormatter", "NumberFormatter",
  ]

  static let members: Set<String> = [
    "append", "insert", "remove", "removeLast", "removeFirst", "removeAll", "count", "isEmpty",
    "first", "last", "map", "filter", "reduce", "sorted", "sort", "reversed", "shuffled", "shuffle",
    "enumerated", "contains", "joined", "split", "indices", "prefix", "suffix", "dropFirst",
    "dropLast", "forEach", "min", "max", "keys", "values", "hasPrefix", "hasSuffix", "lowercased",
    "uppercased", "description", "rounded", "squareRoot", "randomElement", "firstIndex",
    "allSatisfy", "flatMap", "compactMap", "zip", "random",
  ]
}
