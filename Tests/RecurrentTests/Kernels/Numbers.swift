import KernelSweep

/// Pseudo-random numbers for kernel tests: most between -4 and 4; `wild` adds infinities, NaN,
/// zeros, subnormals and extremes.
func kernelNumbers(_ count: Int, seed: UInt64, wild: Bool = false) -> [Float] {
  var x = [Float](repeating: 0, count: count)
  sweep_fill(&x, count, seed, wild ? 1 : 0)
  return x
}

extension [Float] {
  var bits: [UInt32] { map(\.bitPattern) }
}
