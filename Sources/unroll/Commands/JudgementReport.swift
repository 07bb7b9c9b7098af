import Lessons
import Runs

/// How a claim was judged, as `--json` gives it.
struct ClaimReport: Codable {
  var text: String
  var points: Int
  var passed: Bool
  /// Nil where nobody asks: in practice.
  var hidden: Bool?
  var reason: String?

  init(_ claim: Judgement.Claim, in judgement: Judgement, text: String, tellsHidden: Bool) {
    self.text = text
    points = claim.points
    passed = claim.passed
    hidden = tellsHidden ? claim.isHidden : nil
    reason = claim.reason(judgement)
  }
}

extension Judgement {
  /// What is wrong with the answer, each with its place.
  var problemLines: [String] {
    problems.map { "\($0.file):\($0.range.start.line): \($0.message)" }
  }
}
