func count(_ p: Int, _ q: Int, layers: Int, directions d: Int) -> Int {
  let first = d * (p * q + q * q + 2 * q)
  // The second layer reads both directions.
  let other = d * (q * q + q * q + 2 * q)
  return first + (layers - 1) * other
}
