internal import Recurrent

/// How many of a tensor's numbers are shown.
private let shownNumbers = 8
/// How many characters of a value are shown where a reader asks for all of it.
private let shownInFull = 320

/// What is known of a value beyond its short text; nil where that says all.
///
/// - Returns: `V` and the value in full, or `T` and facts of a tensor with tabs between them: shape,
///   minimum, mean, maximum, how many numbers are NaN, how many there are, and the first ones.
func traceDetail<Value>(_ value: Value, shown text: String) -> String? {
  if let tensor = value as? Tensor { return tensor.shape.isEmpty ? nil : facts(of: tensor) }
  guard text.contains("…"), let full = fullText(value) else { return nil }
  return "V" + (full.count > shownInFull ? full.prefix(shownInFull - 1) + "…" : full)
}

private func facts(of tensor: Tensor) -> String {
  var least = Float.infinity
  var greatest = -Float.infinity
  var sum = 0.0
  var missing = 0
  let numbers = UnsafeBufferPointer(start: tensor.base, count: tensor.count)
  for number in numbers {
    if number.isNaN {
      missing += 1
    } else {
      least = min(least, number)
      greatest = max(greatest, number)
      sum += Double(number)
    }
  }
  let known = tensor.count - missing
  let summary = known > 0 ? [Double(least), sum / Double(known), Double(greatest)] : []
  let first = numbers.prefix(shownNumbers).map { numberText(Double($0)) }
  let parts =
    ["\(tensor.shape)"] + (summary.isEmpty ? ["", "", ""] : summary.map(numberText))
    + ["\(missing)", "\(tensor.count)", first.joined(separator: ", ")]
  return "T" + parts.joined(separator: "\t")
}

/// Only of what has the same text everywhere: texts and lists of numbers and texts.
private func fullText<Value>(_ value: Value) -> String? {
  switch value {
  case let text as String: "\"" + text + "\""
  case let numbers as [Int]: list(numbers.lazy.map { "\($0)" })
  case let numbers as [Double]: list(numbers.lazy.map(numberText))
  case let numbers as [Float]: list(numbers.lazy.map { numberText(Double($0)) })
  case let texts as [String]: list(texts.lazy.map { "\"" + $0 + "\"" })
  default: nil
  }
}

private func list(_ elements: some Sequence<String>) -> String {
  var text = "["
  for element in elements where text.utf8.count <= 4 * shownInFull {
    text += (text == "[" ? "" : ", ") + element
  }
  return text + "]"
}
