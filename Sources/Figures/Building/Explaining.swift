/// A formula in TeX: `formula(#"h_t = \tanh(U x_t + W h_{t-1} + b)"#)`.
///
/// - Parameter plain: the same for a terminal; may have several lines.
public func formula(_ tex: String, plain: String? = nil, caption: String? = nil) -> Figure {
  Figure(.formula(.init(tex, plain: plain)), caption: Phrase(caption))
}

/// A paragraph.
public func note(_ words: String, title: String? = nil) -> Figure {
  Figure(.text(.init(words)), title: Phrase(title))
}

/// A paragraph with what is filled in apart, so that `words:` can put it into another language.
public func note(_ words: Phrase, title: Phrase? = nil) -> Figure {
  Figure(.text(.init(words)), title: title)
}

/// Figures below each other, as one.
public func group(_ figures: [Figure], title: String? = nil, caption: String? = nil) -> Figure {
  Figure(.group(.init(figures)), title: Phrase(title), caption: Phrase(caption))
}

/// The same with a title that has something filled in.
public func group(_ figures: [Figure], title: Phrase) -> Figure {
  Figure(.group(.init(figures)), title: title)
}

/// Figures side by side, where the page is wide enough.
public func compare(_ figures: Figure..., title: String? = nil, caption: String? = nil) -> Figure {
  Figure(
    .group(.init(figures, arrangement: .sideBySide)), title: Phrase(title),
    caption: Phrase(caption))
}

/// The same as a directive: the fence's body gives the figures.
public func compare(
  title: String? = nil, caption: String? = nil, _ figures: () throws -> [Figure]
) rethrows -> Figure {
  Figure(
    .group(.init(try figures(), arrangement: .sideBySide)), title: Phrase(title),
    caption: Phrase(caption))
}

/// A claim that must hold, or the lesson fails.
public func check(_ claim: String, _ holds: () throws -> Bool) rethrows -> Figure {
  let passed = try holds()
  return Figure(
    .check(
      .init(Phrase(claim), passed: passed, detail: passed ? nil : "The cell's body gave false.")))
}

/// A claim about two values: `check("2q columns", out.shape[2], ==, 8)`. A failure shows both.
public func check<Value>(
  _ claim: String, _ left: Value, _ relation: (Value, Value) -> Bool, _ right: Value
) -> Figure {
  check(Phrase(claim), left, relation, right)
}

/// The same with a claim that has something filled in.
public func check<Value>(
  _ claim: Phrase, _ left: Value, _ relation: (Value, Value) -> Bool, _ right: Value
) -> Figure {
  let passed = relation(left, right)
  return Figure(.check(.init(claim, passed: passed, detail: passed ? nil : sides(left, right))))
}

private func sides<Value>(_ left: Value, _ right: Value) -> Phrase {
  "left:  \(Phrase(verbatim: "\(left)"))\nright: \(Phrase(verbatim: "\(right)"))"
}

/// The same as a directive: the fence's body is `(left, ==, right)`.
public func check<Value>(
  _ claim: String,
  _ sides: () throws -> (left: Value, relation: (Value, Value) -> Bool, right: Value)
) rethrows -> Figure {
  let sides = try sides()
  return check(claim, sides.left, sides.relation, sides.right)
}

/// A claim that two numbers are equal within `tolerance`.
public func check<Number: PlotNumber>(
  _ claim: String, _ left: Number, equals right: Number, within tolerance: Double
) -> Figure {
  check(Phrase(claim), left, equals: right, within: tolerance)
}

/// The same with a claim that has something filled in.
public func check<Number: PlotNumber>(
  _ claim: Phrase, _ left: Number, equals right: Number, within tolerance: Double
) -> Figure {
  let difference = (left.plotNumber - right.plotNumber).magnitude
  let passed = difference <= tolerance
  let detail: Phrase = """
    \(sides(left, right))
    They differ by \(NumberText.short(difference)), more than \(NumberText.short(tolerance)).
    """
  return Figure(.check(.init(claim, passed: passed, detail: passed ? nil : detail)))
}

extension Figure {
  /// The claims in it that do not hold: with any, its cell has failed.
  package var failedChecks: [Check] {
    switch content {
    case .check(let check): check.passed ? [] : [check]
    case .group(let group): group.figures.flatMap(\.failedChecks)
    default: []
    }
  }
}
