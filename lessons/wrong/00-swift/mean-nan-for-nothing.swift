// Nothing divided by nothing is not a number, and not nil either.
func mean(_ numbers: [Float]) -> Float? {
  numbers.reduce(0, +) / Float(numbers.count)
}
