// Each number loses what stands behind its point.
func mean(_ numbers: [Float]) -> Float? {
  if numbers.isEmpty { return nil }
  var sum = 0
  for number in numbers { sum += Int(number) }
  return Float(sum) / Float(numbers.count)
}
let ofThree = mean([1, 2, 6])
