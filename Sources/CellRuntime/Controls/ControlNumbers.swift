/// The numbers of a range with a step.
struct ControlNumbers<Number> {
  var choices: [Number] = []
  var problem: ControlProblem?
}

/// More choices than anybody moves through.
private let mostChoices = 1000

extension ControlNumbers where Number: BinaryInteger {
  static func whole(_ range: ClosedRange<Number>, by step: Number) -> Self {
    guard step > 0 else { return Self(problem: .noStep("\(step)")) }
    var numbers = Self()
    var next = range.lowerBound
    while next <= range.upperBound {
      guard numbers.choices.count < mostChoices else { return Self(problem: .tooMany(mostChoices)) }
      numbers.choices.append(next)
      // The next one may be none that the type has.
      guard range.upperBound - next >= step else { break }
      next += step
    }
    return numbers
  }
}

extension ControlNumbers where Number: BinaryFloatingPoint & LosslessStringConvertible {
  /// The upper bound is among them where a whole number of steps leads to it. What comes of adding
  /// is rounded to what people write: 0.3, and not 0.30000000000000004.
  static func decimal(_ range: ClosedRange<Number>, by step: Number) -> Self {
    guard step > 0, step.isFinite else { return Self(problem: .noStep("\(step)")) }
    let steps = ((range.upperBound - range.lowerBound) / step + Number(0.001)).rounded(.down)
    guard steps.isFinite, steps < Number(mostChoices) else {
      return Self(problem: .tooMany(mostChoices))
    }
    return Self(
      choices: (0...Int(steps)).map { index in
        shortest(range.lowerBound + Number(index) * step, within: step)
      })
  }

  /// The number with the fewest digits behind the point that is within a millionth of a step; 0 for
  /// the negative 0.
  private static func shortest(_ number: Number, within step: Number) -> Number {
    var unit: Number = 1
    for _ in 0..<15 {
      let rounded = (number * unit).rounded() / unit
      if (rounded - number).magnitude <= step * Number(1e-6) { return rounded + 0 }
      unit *= 10
    }
    return number
  }
}
