public import Figures

// What the runner writes into the code of answers and tests. The names are nobody else's.

/// Sends one value of an answer to whoever judges it. Runs after the answer's own code.
public func __deliver<Value: AnswerValue>(
  _ number: Int, as type: Value.Type, _ value: () throws -> Value
) {
  guard number >= Judging.first else { return }
  Judging.record(.begun, number)
  Judging.startRandomNumbers()
  do {
    let given = try value()
    var bytes = AnswerWriter()
    try given.__encode(into: &bytes)
    Judging.record(.value, number, bytes.bytes)
  } catch AnswerProblem.tooLarge {
    Judging.record(.tooLarge, number)
  } catch {
    Judging.record(.threw, number, Judging.shown(error))
  }
}

/// The value that the answer gave.
public func __a<Value: AnswerValue>(_ number: Int) -> Value { Judging.value(number) }

/// Whether this claim is to be judged by this process.
public func __claims(_ number: Int) -> Bool {
  guard number >= Judging.first else { return false }
  Judging.claim = number
  Judging.record(.begun, number)
  Judging.startRandomNumbers()
  return true
}

extension Judging {
  private static let longestText = 400

  /// The first words of what a value says of itself.
  static func shown(_ value: Any) -> [UInt8] {
    let text = "\(value)"
    guard text.count > longestText else { return [UInt8](text.utf8) }
    return [UInt8]((text.prefix(longestText) + "…").utf8)
  }

  fileprivate static func tell(_ passed: Bool, _ left: [UInt8] = [], _ right: [UInt8] = []) {
    let length = withUnsafeBytes(of: UInt32(left.count).littleEndian) { [UInt8]($0) }
    record(.verdict, claim, [passed ? 1 : 0] + length + left + right)
  }
}

public func __chk(_ claim: String, points: Int = 1, _ holds: () throws -> Bool) rethrows {
  Judging.tell(try holds())
}

public func __chk(_ claim: String, _ holds: Bool, points: Int = 1) {
  Judging.tell(holds)
}

public func __chk<Value>(
  _ claim: String, _ left: Value, _ relation: (Value, Value) -> Bool, _ right: Value,
  points: Int = 1
) {
  Judging.tell(relation(left, right), Judging.shown(left), Judging.shown(right))
}

public func __chk<Number: PlotNumber>(
  _ claim: String, _ left: Number, equals right: Number, within tolerance: Double, points: Int = 1
) {
  let difference = (left.plotNumber - right.plotNumber).magnitude
  Judging.tell(difference <= tolerance, Judging.shown(left), Judging.shown(right))
}
