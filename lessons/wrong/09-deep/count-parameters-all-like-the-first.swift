func count(_ p: Int, _ q: Int, layers: Int, directions d: Int) -> Int {
  // As if each layer read the input.
  layers * d * (p * q + q * q + 2 * q)
}
