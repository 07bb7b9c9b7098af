internal import Figures

// What a reader of the lesson may change. A page shows what each choice gives; everywhere else the
// default counts.

/// The value that is chosen for `name`: by default `value`, and otherwise one of `choices`.
///
///     let rate = control("learning rate", 0.05, in: [0.005, 0.05, 0.5])
///
/// - Parameters:
///   - name: what readers see beside the choices. No other control of the lesson has it.
///   - value: the default, one of the choices.
///   - choices: what may be chosen. They do not depend on other controls.
///   - words: one for each choice, which readers see in its place.
public func control<Value: Equatable>(
  _ name: String, _ value: Value, in choices: [Value], words: [String] = [],
  file: String = #fileID, line: Int = #line, column: Int = #column
) -> Value {
  Controls.value(
    ControlRequest(
      name: name, kind: .list, choices: choices, words: words,
      place: CallPlace(file, line, column)), value)
}

/// The number that is chosen for `name`, from a range of whole numbers.
///
///     let steps = control("steps", 10, in: 5...40, by: 5)
///
/// - Parameter step: from one choice to the next; the first is the range's lower bound.
public func control<Number: BinaryInteger>(
  _ name: String, _ value: Number, in range: ClosedRange<Number>, by step: Number = 1,
  words: [String] = [], file: String = #fileID, line: Int = #line, column: Int = #column
) -> Number {
  let numbers = ControlNumbers.whole(range, by: step)
  return Controls.value(
    ControlRequest(
      name: name, kind: .range, choices: numbers.choices, words: words,
      problem: numbers.problem, place: CallPlace(file, line, column)), value)
}

/// The number that is chosen for `name`, from a range.
///
///     let bias = control("forget bias", 1.0, in: 0...3, by: 0.5)
///
/// - Parameter step: from one choice to the next; the first is the range's lower bound.
public func control<Number: BinaryFloatingPoint>(
  _ name: String, _ value: Number, in range: ClosedRange<Number>, by step: Number,
  words: [String] = [], file: String = #fileID, line: Int = #line, column: Int = #column
) -> Number where Number: LosslessStringConvertible {
  let numbers = ControlNumbers.decimal(range, by: step)
  return Controls.value(
    ControlRequest(
      name: name, kind: .range, choices: numbers.choices, words: words,
      problem: numbers.problem, place: CallPlace(file, line, column)), value)
}

/// Whether `name` is switched on.
///
///     let standardised = control("standardised", true)
///
/// - Parameter words: for off and for on.
public func control(
  _ name: String, _ value: Bool, words: [String] = [], file: String = #fileID,
  line: Int = #line, column: Int = #column
) -> Bool {
  Controls.value(
    ControlRequest(
      name: name, kind: .flag, choices: [false, true],
      words: words.isEmpty ? ["off", "on"] : words, place: CallPlace(file, line, column)),
    value)
}

/// The case that is chosen for `name`.
///
///     enum Cell: CaseIterable { case rnn, gru, lstm }
///     let cell = control("cell", Cell.rnn)
///
/// - Parameter words: one for each case.
public func control<Value: CaseIterable & Equatable>(
  _ name: String, _ value: Value, words: [String] = [], file: String = #fileID,
  line: Int = #line, column: Int = #column
) -> Value {
  Controls.value(
    ControlRequest(
      name: name, kind: .cases, choices: Array(Value.allCases), words: words,
      place: CallPlace(file, line, column)), value)
}
