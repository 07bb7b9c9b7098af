import Testing

/// `unroll explain`: the book of rules in a terminal.
struct ExplainTests {
  @Test func aRuleIsExplainedWithItsExample() throws {
    let scratch = try Scratch()
    let result = try Tool.run(["explain", "unclosed-fence"], in: scratch.folder)
    #expect(result.status == 0 && result.error.isEmpty)
    #expect(result.output.hasPrefix("unclosed-fence (error)\n\nA fence has no closing line.\n"))
    #expect(result.output.hasSuffix("    ```swift\n    let h = 0.5\n    ```\n"))
  }

  @Test func allRulesAreListed() throws {
    let scratch = try Scratch()
    let result = try Tool.run(["explain"], in: scratch.folder)
    #expect(result.status == 0 && result.error.isEmpty)
    for name in ["bad-tex", "stale-page", "time-limit", "twin"] {
      #expect(result.output.contains("\n  \(name)  "), "\(name)")
    }
    for line in result.output.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
  }

  @Test func machinesGetTheBookAsJSON() throws {
    let scratch = try Scratch()
    let report = try Tool.run(["explain", "page-size", "--json"], in: scratch.folder).json()
    let rules = try #require(report["rules"] as? [[String: Any]])
    #expect(rules.count == 1)
    #expect(rules[0]["rule"] as? String == "page-size")
    #expect(rules[0]["severity"] as? String == "warning")
    #expect(rules[0]["wrong"] == nil)
    let all = try Tool.run(["explain", "--json"], in: scratch.folder).json()
    #expect((all["rules"] as? [Any])?.count ?? 0 > 50)
  }
}
