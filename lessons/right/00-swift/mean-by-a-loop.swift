func mean(_ numbers: [Float]) -> Float? {
  var total: Float = 0
  for number in numbers { total += number }
  let result = total / Float(numbers.count)
  return result.isNaN ? nil : result
}
