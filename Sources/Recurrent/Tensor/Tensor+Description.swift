/// Text as NumPy prints it: aligned columns, brackets for the axes, long axes elided.
extension Tensor: CustomStringConvertible, CustomDebugStringConvertible {
  /// The numbers in nested brackets, as PyTorch prints them; long axes are shortened.
  public var description: String { TensorPrinter(self).text }

  /// The same, and the shape.
  public var debugDescription: String { "Tensor(\(TensorPrinter(self).text), shape: \(shape))" }
}

/// Lays out a tensor's numbers.
private struct TensorPrinter {
  /// Axes longer than this, in a tensor of more than `elidedFrom` elements, show both ends only.
  private static let edge = 3
  private static let elidedFrom = 1000
  private static let lineWidth = 75

  let text: String

  init(_ tensor: Tensor) {
    let shown = TensorPrinter.shown(tensor)
    let format = NumberFormat(shown.map { tensor.base[$0] })
    let width = shown.reduce(0) { max($0, format.text(tensor.base[$1]).count) }
    let layout = Layout(tensor: tensor, format: format, width: width)
    if tensor.count == 0 {
      text = "[]"
    } else if tensor.rank == 0 {
      text = format.text(tensor.base[0])
    } else {
      text = layout.rows(0, 0, indent: 1)
    }
  }

  /// Places of the elements that are not elided.
  private static func shown(_ tensor: Tensor) -> [Int] {
    tensor.shape.reduce([0]) { places, size in
      places.flatMap { place in visible(size, tensor).compactMap { $0.map { place * size + $0 } } }
    }
  }

  /// Places of an axis; nil for the gap.
  static func visible(_ size: Int, _ tensor: Tensor) -> [Int?] {
    if tensor.count <= elidedFrom || size <= 2 * edge { return (0..<size).map { $0 } }
    return (0..<edge).map { $0 } + [nil] + ((size - edge)..<size).map { $0 }
  }

  private struct Layout {
    let tensor: Tensor
    let format: NumberFormat
    let width: Int

    /// The brackets of one axis; `place` is the index so far, in row-major order.
    func rows(_ axis: Int, _ place: Int, indent: Int) -> String {
      let size = tensor.shape[axis]
      let parts = visible(size, tensor).map { index -> String in
        guard let index else { return "..." }
        let inner = place * size + index
        if axis < tensor.rank - 1 { return rows(axis + 1, inner, indent: indent + 1) }
        let number = format.text(tensor.base[inner])
        return String(repeating: " ", count: width - number.count) + number
      }
      if axis == tensor.rank - 1 { return "[" + wrapped(parts, indent: indent) + "]" }
      let gap = String(repeating: "\n", count: tensor.rank - 1 - axis)
      return "[" + parts.joined(separator: gap + String(repeating: " ", count: indent)) + "]"
    }

    /// Numbers in lines of limited width.
    private func wrapped(_ numbers: [String], indent: Int) -> String {
      var (text, used) = ("", indent)
      for (place, number) in numbers.enumerated() {
        if place > 0 && used + 1 + number.count > lineWidth {
          text += "\n" + String(repeating: " ", count: indent)
          used = indent
        } else if place > 0 {
          text += " "
          used += 1
        }
        text += number
        used += number.count
      }
      return text
    }
  }
}

/// One way of writing for all numbers of a tensor: whole, with up to four decimals, or with an
/// exponent where the sizes differ too much.
private struct NumberFormat {
  private enum Style { case whole, decimals(Int), exponent }
  private let style: Style

  init(_ values: [Float]) {
    let finite = values.filter(\.isFinite)
    let largest = finite.reduce(0) { max($0, $1.magnitude) }
    let smallest = finite.filter { $0 != 0 }.reduce(Float.infinity) { min($0, $1.magnitude) }
    if largest < 1e8 && finite.allSatisfy({ $0 == $0.rounded() }) {
      style = .whole
    } else if largest >= 1e8 || smallest < 1e-4 || largest / smallest > 1e3 && largest >= 1e5 {
      style = .exponent
    } else {
      let needed = finite.reduce(1) { max($0, NumberFormat.decimals($1)) }
      style = .decimals(needed)
    }
  }

  func text(_ value: Float) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    switch style {
    case .whole: return (value < 0 ? "-" : "") + "\(Int(value.magnitude))."
    case .decimals(let count):
      return NumberFormat.blanked(NumberFormat.fixed(Double(value), count))
    case .exponent: return NumberFormat.scientific(Double(value))
    }
  }

  /// Decimals that show a number to a ten-thousandth, trailing zeros aside.
  private static func decimals(_ value: Float) -> Int {
    let text = fixed(Double(value), 4)
    var count = 4
    for digit in text.reversed() {
      if digit != "0" || count == 1 { break }
      count -= 1
    }
    return count
  }

  /// Decimal text, rounded to the nearest, ties to even; no locale, no C library.
  private static func fixed(_ value: Double, _ decimals: Int) -> String {
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = (value.magnitude * scale).rounded(.toNearestOrEven)
    let digits = String(Int(scaled))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let sign = value.sign == .minus && scaled != 0 ? "-" : ""
    return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  /// With spaces for the zeros at the end, so that points stay in one column.
  private static func blanked(_ text: String) -> String {
    let kept = text.reversed().drop { $0 == "0" }
    return String(kept.reversed()) + String(repeating: " ", count: text.count - kept.count)
  }

  /// Text such as 1.2346e-05.
  private static func scientific(_ value: Double) -> String {
    if value == 0 { return "0.0000e+00" }
    var exponent = 0
    var mantissa = value.magnitude
    while mantissa >= 10 { mantissa /= 10; exponent += 1 }
    while mantissa < 1 { mantissa *= 10; exponent -= 1 }
    var text = fixed(mantissa, 4)
    if text.hasPrefix("10") {
      text = "1.0000"
      exponent += 1
    }
    let size = exponent.magnitude < 10 ? "0\(exponent.magnitude)" : "\(exponent.magnitude)"
    return "\(value < 0 ? "-" : "")\(text)e\(exponent < 0 ? "-" : "+")\(size)"
  }
}
