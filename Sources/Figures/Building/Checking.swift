/// A claim that must hold, or the lesson fails. A failure is reported at this call.
public func check(
  _ claim: String, file: String = #fileID, line: Int = #line, column: Int = #column,
  _ holds: () throws -> Bool
) rethrows -> Figure {
  let passed = try holds()
  return claimed(
    Phrase(claim), passed, "The cell's body gave false.", CallPlace(file, line, column))
}

/// A claim about two values: `check("2q columns", out.shape[2], ==, 8)`. A failure shows both.
public func check<Value>(
  _ claim: String, _ left: Value, _ relation: (Value, Value) -> Bool, _ right: Value,
  file: String = #fileID, line: Int = #line, column: Int = #column
) -> Figure {
  check(Phrase(claim), left, relation, right, file: file, line: line, column: column)
}

/// The same with a claim that has something filled in.
public func check<Value>(
  _ claim: Phrase, _ left: Value, _ relation: (Value, Value) -> Bool, _ right: Value,
  file: String = #fileID, line: Int = #line, column: Int = #column
) -> Figure {
  claimed(claim, relation(left, right), sides(left, right), CallPlace(file, line, column))
}

/// The same as a directive: the fence's body is `(left, ==, right)`.
public func check<Value>(
  _ claim: String, file: String = #fileID, line: Int = #line, column: Int = #column,
  _ sides: () throws -> (left: Value, relation: (Value, Value) -> Bool, right: Value)
) rethrows -> Figure {
  let sides = try sides()
  return check(
    Phrase(claim), sides.left, sides.relation, sides.right, file: file, line: line,
    column: column)
}

/// A claim that two numbers are equal within `tolerance`.
public func check<Number: PlotNumber>(
  _ claim: String, _ left: Number, equals right: Number, within tolerance: Double,
  file: String = #fileID, line: Int = #line, column: Int = #column
) -> Figure {
  check(
    Phrase(claim), left, equals: right, within: tolerance, file: file, line: line, column: column)
}

/// The same with a claim that has something filled in.
public func check<Number: PlotNumber>(
  _ claim: Phrase, _ left: Number, equals right: Number, within tolerance: Double,
  file: String = #fileID, line: Int = #line, column: Int = #column
) -> Figure {
  let difference = (left.plotNumber - right.plotNumber).magnitude
  let detail: Phrase = """
    \(sides(left, right))
    They differ by \(NumberText.short(difference)), more than \(NumberText.short(tolerance)).
    """
  return claimed(claim, difference <= tolerance, detail, CallPlace(file, line, column))
}

private func sides<Value>(_ left: Value, _ right: Value) -> Phrase {
  "left:  \(Phrase(verbatim: "\(left)"))\nright: \(Phrase(verbatim: "\(right)"))"
}

/// A claim that does not hold is reported at once: it fails its cell, shown or not.
private func claimed(
  _ claim: Phrase, _ passed: Bool, _ detail: @autoclosure () -> Phrase, _ place: CallPlace
) -> Figure {
  guard !passed else { return Figure(.check(.init(claim, passed: true))) }
  let detail = detail()
  BrokenClaim.report?(
    BrokenClaim(
      claim: claim, detail: detail, file: place.file, line: place.line, column: place.column))
  return Figure(.check(.init(claim, passed: false, detail: detail)))
}

extension Figure {
  /// The claims in it that do not hold.
  package var failedChecks: [Check] {
    switch content {
    case .check(let check): check.passed ? [] : [check]
    case .group(let group): group.figures.flatMap(\.failedChecks)
    default: []
    }
  }
}
