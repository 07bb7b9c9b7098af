// The division drops what is behind the point.
func mean(_ numbers: [Float]) -> Float? {
  if numbers.isEmpty { return nil }
  return Float(Int(numbers.reduce(0, +)) / numbers.count)
}
