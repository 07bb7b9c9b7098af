import Testing

/// How far a result may be from the recorded one.
struct GoldenTolerance: Sendable {
  var atol: Double
  var rtol: Double
  var elementwise = false
  /// Infinities and NaN are expected.
  var special = false

  init(atol: Double, rtol: Double) {
    self.atol = atol
    self.rtol = rtol
  }

  init(_ entry: GoldenValue) throws {
    let value = try entry.member("tolerance")
    atol = try value.member("atol").double()
    rtol = try value.member("rtol").double()
    elementwise = try value.optional("elementwise")?.bool() ?? false
    special = try entry.optional("special")?.bool() ?? false
  }

  /// Bit for bit.
  static var exact: GoldenTolerance { GoldenTolerance(atol: 0, rtol: 0) }

  /// First difference beyond the tolerance, or nil; shapes are compared first.
  func difference(shape: [Int], _ got: [Float], _ want: GoldenTensor) -> String? {
    guard shape == want.shape else { return "shape \(shape) where \(want.shape) is expected" }
    guard got.count == want.floats.count else { return "\(got.count) values for shape \(shape)" }
    let largest = want.floats.lazy.filter(\.isFinite).map { Double(abs($0)) }.max() ?? 0
    for (index, pair) in zip(got, want.floats).enumerated() {
      let (got, want) = pair
      if got.bitPattern == want.bitPattern || (got.isNaN && want.isNaN) { continue }
      let isExact = atol == 0 && rtol == 0
      let bound = atol + rtol * (elementwise ? Double(abs(want)) : largest)
      if !isExact && got == want { continue }
      if !isExact && want.isFinite && abs(Double(got) - Double(want)) <= bound { continue }
      return "element \(index) of \(shape) is \(got) where \(want) is expected (± \(bound))"
    }
    return nil
  }

  /// Records an issue if the result differs from the recorded tensor of that name.
  func expect(
    _ got: [Float], shape: [Int], equals name: String, in golden: GoldenCase,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    if let difference = difference(shape: shape, got, try golden.tensor(name)) {
      Issue.record("\(golden.name): \(name): \(difference)", sourceLocation: sourceLocation)
    }
  }
}
