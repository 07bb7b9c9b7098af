import CKernels
import KernelSweep
import Testing

extension KernelTests {
  /// tanh, exp and their kin against double precision, in units of the last place.
  @Suite struct AccuracyTests {
    private static let bounds = [
      "tanh": 2.5, "sigmoid": 2.5, "exp": 1.1, "log": 1.0, "softplus": 2.0,
      "sqrt": 0.5000001,
    ]

    /// Every 149th of all floats: 29 million, with every exponent and both signs.
    @Test(arguments: 0..<sweep_function_count())
    func staysWithinItsBound(function: Int) throws {
      let name = String(cString: sweep_function_name(function))
      let bound = try #require(Self.bounds[name])
      var worst: Float = 0
      let error = sweep_accuracy(function, 149, &worst)
      #expect(error <= bound, "\(name)(\(worst)) is \(error) ulp off")
      #expect(error > 0.4, "an error this small means that nothing was measured")
    }

    @Test func powIsRightOrBesideIt() {
      var worst: [Float] = [0, 0]
      let error = sweep_pow_accuracy(4_000_000, 5, &worst)
      #expect(error <= 0.501, "pow(\(worst[0]), \(worst[1])) is \(error) ulp off")
      #expect(error > 0.4)
    }

    private typealias Kernel = (Int, UnsafePointer<Float>?, UnsafeMutablePointer<Float>?) -> Void

    private func apply(_ kernel: Kernel, _ x: [Float]) -> [Float] {
      var y = [Float](repeating: -99, count: x.count)
      kernel(x.count, x, &y)
      return y
    }

    private static let inf = Float.infinity
    private static let tiny = Float.leastNonzeroMagnitude
    private static let huge = Float.greatestFiniteMagnitude

    /// Bits, not values: the sign of a zero counts.
    private func expect(_ kernel: Kernel, _ cases: [(Float, Float)]) {
      for (got, (x, want)) in zip(apply(kernel, cases.map(\.0)), cases) {
        #expect(got.bitPattern == want.bitPattern, "f(\(x)) = \(got), not \(want)")
      }
    }

    @Test(arguments: Variant.names)
    func edgesAreExact(variant: String) {
      let inf = Self.inf
      let tiny = Self.tiny
      let huge = Self.huge
      Variant.with(variant) {
        expect(
          ck_tanh,
          [
            (0, 0), (-0.0, -0.0), (inf, 1), (-inf, -1), (tiny, tiny), (-tiny, -tiny), (huge, 1),
            (0x1p-126, 0x1p-126), (0x1.8p-140, 0x1.8p-140), (20, 1), (-20, -1), (.nan, .nan),
          ])
        expect(
          ck_sigmoid,
          [
            (0, 0.5), (-0.0, 0.5), (inf, 1), (-inf, 0), (tiny, 0.5), (huge, 1), (-huge, 0),
            (-200, 0), (200, 1), (.nan, .nan),
          ])
        expect(
          ck_exp,
          [
            (0, 1), (-0.0, 1), (inf, inf), (-inf, 0), (tiny, 1), (huge, inf), (-huge, 0),
            (88.8, inf), (-104, 0), (.nan, .nan),
          ])
        expect(
          ck_log,
          [
            (1, 0), (0, -inf), (-0.0, -inf), (inf, inf), (-1, .nan), (-tiny, .nan), (-inf, .nan),
            (.nan, .nan),
          ])
        expect(
          ck_softplus, [(inf, inf), (-inf, 0), (huge, huge), (-huge, 0), (200, 200), (.nan, .nan)])
        expect(
          ck_sqrt,
          [(0, 0), (-0.0, -0.0), (4, 2), (inf, inf), (-1, .nan), (-inf, .nan), (.nan, .nan)])
        expect(
          ck_relu,
          [(0, 0), (-0.0, -0.0), (tiny, tiny), (-tiny, 0), (inf, inf), (-inf, 0), (.nan, .nan)])
        expect(ck_abs, [(-0.0, 0), (-inf, inf), (-tiny, tiny), (.nan, .nan)])
        expect(ck_neg, [(0, -0.0), (inf, -inf), (.nan, .nan)])
      }
    }

    @Test(arguments: Variant.names)
    func powersFollowTheStandard(variant: String) {
      let inf = Self.inf
      let cases: [(Float, Float, Float)] = [
        (.nan, 0, 1), (1, .nan, 1), (.nan, 1, .nan), (2, .nan, .nan), (0, 0, 1), (-2, 3, -8),
        (-2, 2, 4), (-2, 0.5, .nan), (-2, -1, -0.5), (0, 3, 0), (-0.0, 3, -0.0), (-0.0, 2, 0),
        (0, -1, inf), (-0.0, -1, -inf), (-0.0, -2, inf), (inf, 2, inf), (inf, -2, 0),
        (-inf, 3, -inf), (-inf, 2, inf), (-inf, -3, -0.0), (-inf, 0.5, inf), (2, inf, inf),
        (2, -inf, 0), (0.5, inf, 0), (0.5, -inf, inf), (-1, inf, 1), (-1, -inf, 1), (-2, inf, inf),
        (1, inf, 1), (2, 10, 1024), (2, -149, 0x1p-149), (2, 128, inf), (10, 2, 100),
        (-1, 16_777_218, 1), (-1, 8_388_609, -1), (3, 4, 81), (0.25, -0.5, 2),
      ]
      Variant.with(variant) {
        for (base, exponent, want) in cases {
          var got: Float = 0
          ck_pow(1, [base], [exponent], &got)
          #expect(got.bitPattern == want.bitPattern, "\(base)^\(exponent) = \(got)")
        }
      }
    }
  }
}
