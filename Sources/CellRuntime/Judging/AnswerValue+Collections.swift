extension Optional: AnswerValue where Wrapped: AnswerValue {
  public static var __answerTag: UInt8 { 16 }

  public func __encode(into bytes: inout AnswerWriter) throws {
    switch self {
    case .none: try bytes.append([Self.__answerTag, 0])
    case .some(let value):
      try bytes.append([Self.__answerTag, 1])
      try value.__encode(into: &bytes)
    }
  }

  public init(__from bytes: inout AnswerReader) throws {
    try bytes.expect(Self.__answerTag)
    switch try bytes.number(UInt8.self) {
    case 0: self = nil
    case 1: self = try Wrapped(__from: &bytes)
    default: throw AnswerProblem.damaged
    }
  }
}

extension Array: AnswerValue where Element: AnswerValue {
  public static var __answerTag: UInt8 { 17 }

  public func __encode(into bytes: inout AnswerWriter) throws {
    // Each element takes a byte at least.
    guard count <= AnswerWriter.most else { throw AnswerProblem.tooLarge }
    try bytes.append([Self.__answerTag])
    try bytes.append(UInt32(count))
    for element in self { try element.__encode(into: &bytes) }
  }

  public init(__from bytes: inout AnswerReader) throws {
    try bytes.expect(Self.__answerTag)
    let count = try bytes.count()
    self = []
    for _ in 0..<count { append(try Element(__from: &bytes)) }
  }
}

extension Dictionary: AnswerValue where Key: AnswerValue, Value: AnswerValue {
  public static var __answerTag: UInt8 { 18 }

  public func __encode(into bytes: inout AnswerWriter) throws {
    guard count <= AnswerWriter.most else { throw AnswerProblem.tooLarge }
    try bytes.append([Self.__answerTag])
    try bytes.append(UInt32(count))
    for (key, value) in self {
      try key.__encode(into: &bytes)
      try value.__encode(into: &bytes)
    }
  }

  public init(__from bytes: inout AnswerReader) throws {
    try bytes.expect(Self.__answerTag)
    let count = try bytes.count()
    self = [:]
    for _ in 0..<count {
      let key = try Key(__from: &bytes)
      guard updateValue(try Value(__from: &bytes), forKey: key) == nil else {
        throw AnswerProblem.damaged
      }
    }
  }
}
