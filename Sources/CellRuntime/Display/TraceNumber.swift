internal import Recurrent

/// The value as a number, where it is one: what sparklines are made of. A tensor of one element in
/// no dimension is one, as a loss is.
func traceNumber<Value>(_ value: Value) -> (number: Double, isWhole: Bool)? {
  // Checked by type and not by protocol: a dynamic cast costs more than all the rest of a record.
  if Value.self == Int.self { return (Double(unsafeBitCast(value, to: Int.self)), true) }
  if Value.self == Double.self { return (unsafeBitCast(value, to: Double.self), false) }
  if Value.self == Float.self { return (Double(unsafeBitCast(value, to: Float.self)), false) }
  if Value.self == Tensor.self {
    let tensor = unsafeBitCast(value, to: Tensor.self)
    return tensor.shape.isEmpty ? (Double(tensor.item), false) : nil
  }
  if let integer = value as? any BinaryInteger { return (Double(integer), true) }
  return nil
}
