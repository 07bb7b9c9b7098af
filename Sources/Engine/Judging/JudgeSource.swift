internal import Hashing
internal import Lessons

/// The Swift text that judges the answers to one exercise: its tests, with the answer's values in the
/// place of `answer { … }`.
///
/// The tests' declarations stand at the file's top level, where Swift computes a value when it is
/// first asked for: so a claim needs what it names, and no more.
struct JudgeSource {
  let text: String

  /// - Parameters:
  ///   - number: of the cell that the judge runs as.
  ///   - imports: the modules whose declarations it sees.
  init(_ tests: [ExerciseTest], number: Int, imports: [String], carriedImports: [String]) {
    var text = imports.map { "import \($0)\n" }.joined() + carriedImports.joined()
    if !imports.contains("CellRuntime") { text += "import CellRuntime\n" }
    var value = 0
    for test in tests {
      text += Self.location(test.firstLine)
      text += Self.declarations(of: test, firstValue: &value) + "\n"
    }
    text += "@_cdecl(\"unroll_cell_\(number)\") public func __judge(\n"
    text += "  _: Int32, _: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?\n) -> Int32 {\n"
    var claim = 0
    for test in tests {
      for call in test.claims {
        text += "if __claims(\(claim)) {\n" + Self.location(test.firstLine)
        text += Self.alone(call, in: test) + "\n}\n"
        claim += 1
      }
    }
    self.text = text + "return 0\n}\n"
  }

  /// What decides the compiled judge.
  func key(_ plan: CellPlan, _ identities: Identities) -> String {
    var digest = Digest()
    digest.add("judge 1")
    digest.add(identities.toolchain)
    digest.add(identities.runtime)
    for dependency in plan.dependencies { digest.add(dependency.module + " " + dependency.key) }
    digest.add(text)
    return String(digest.hex.prefix(40))
  }

  private static func location(_ line: Int) -> String {
    CellLines(file: CellSource.file, first: line).location(0)
  }

  private static func declarations(of test: ExerciseTest, firstValue value: inout Int) -> String {
    var bytes = Array(test.code.utf8)
    for wanted in test.wanted {
      blank(wanted.bytes, in: &bytes)
      // At least as long: `answer{x}`.
      let call = Array("__a(\(value))".utf8)
      let start = wanted.bytes.lowerBound
      bytes.replaceSubrange(start..<(start + call.count), with: call)
      value += 1
    }
    for claim in test.claims { blank(claim.bytes, in: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func alone(_ claim: ExerciseTest.Claim, in test: ExerciseTest) -> String {
    var bytes = Array(test.code.utf8)
    blank(0..<claim.bytes.lowerBound, in: &bytes)
    blank(claim.bytes.upperBound..<bytes.count, in: &bytes)
    bytes.replaceSubrange(
      claim.bytes.lowerBound..<(claim.bytes.lowerBound + 5), with: Array("__chk".utf8))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Lines stay lines.
  private static func blank(_ range: Range<Int>, in bytes: inout [UInt8]) {
    for index in range where bytes[index] != 0x0A { bytes[index] = UInt8(ascii: " ") }
  }
}
