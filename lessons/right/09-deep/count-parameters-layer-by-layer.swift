func count(_ p: Int, _ q: Int, layers: Int, directions: Int) -> Int {
  var (sum, width) = (0, p)
  for _ in 0..<layers {
    sum += directions * q * (width + q + 2)
    width = directions * q
  }
  return sum
}
