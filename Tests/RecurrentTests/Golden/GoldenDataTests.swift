import Testing

@Suite struct GoldenDataTests {
  @Test(arguments: ["layers", "ops", "losses", "optim", "random", "programs"])
  func everyCaseLoads(area: String) throws {
    let cases = try GoldenCase.all(area)
    #expect(Set(cases.map(\.name)).count == cases.count)
  }

  @Test func aDifferenceOfOneBitIsSeen() {
    let want = GoldenTensor(shape: [2], floats: [1, 2], integers: nil)
    let exact = GoldenTolerance.exact
    #expect(exact.difference(shape: [2], [1, 2], want) == nil)
    #expect(exact.difference(shape: [2], [1, Float(2).nextUp], want) != nil)
    #expect(exact.difference(shape: [1, 2], [1, 2], want) != nil)
    let loose = GoldenTolerance(atol: 0, rtol: 0.1)
    #expect(loose.difference(shape: [2], [1.15, 2], want) == nil)
    #expect(loose.difference(shape: [2], [1.25, 2], want) != nil)
    #expect(loose.difference(shape: [2], [.nan, 2], want) != nil)
    #expect(loose.difference(shape: [2], [.infinity, 2], want) != nil)
  }

  @Test func anOptionThatNobodyReadsIsAnError() throws {
    let config = GoldenConfig(case: "x", values: [("a", .number("1")), ("b", .bool(true))])
    #expect(try config.int("a") == 1)
    #expect(throws: GoldenError.self) { try config.requireAllRead() }
    #expect(try config.bool("b", default: false))
    #expect(try config.int("c", default: 3) == 3)
    try config.requireAllRead()
  }
}
