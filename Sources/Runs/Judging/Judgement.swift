package import Lessons

/// What became of one answer to an exercise: a verdict for each claim.
package struct Judgement: Sendable, Hashable, Codable {
  package enum Verdict: Sendable, Hashable, Codable {
    case passed
    /// It does not hold; both sides, where it compares two.
    case failed(left: String?, right: String?)
    /// The answer gave no value of this name.
    case missing(String)
    /// It could not be judged: a value of the answer made it fail, or the lesson itself fails.
    case impossible(String)
  }

  package struct Claim: Sendable, Hashable, Codable {
    package var text: String
    package var points: Int
    /// Counts in grading only.
    package var isHidden: Bool
    package var verdict: Verdict

    package init(_ text: String, points: Int, isHidden: Bool, verdict: Verdict) {
      self.text = text
      self.points = points
      self.isHidden = isHidden
      self.verdict = verdict
    }

    package var passed: Bool { verdict == .passed }
  }

  package var claims: [Claim]
  /// What is wrong with the answer, at its own lines.
  package var problems: [Diagnostic]
  /// What each line of the answer made, at its own lines.
  package var values: [LineValue]
  package var output: [OutputChunk]
  /// What is wrong with the lesson or with the test, and no fault of the answer.
  package var lessonProblems: [Diagnostic] = []

  package init(
    claims: [Claim], problems: [Diagnostic] = [], values: [LineValue] = [],
    output: [OutputChunk] = []
  ) {
    self.claims = claims
    self.problems = problems
    self.values = values
    self.output = output
  }

  /// All claims hold that the student can see.
  package var isSolved: Bool { claims.allSatisfy { $0.isHidden || $0.passed } && !claims.isEmpty }
  package var passesAll: Bool { claims.allSatisfy(\.passed) && !claims.isEmpty }
  package var points: Int { claims.filter(\.passed).map(\.points).reduce(0, +) }
  package var total: Int { claims.map(\.points).reduce(0, +) }
}

extension Judgement.Claim {
  /// Why the claim does not hold, in a line.
  package func reason(_ judgement: Judgement) -> String? {
    switch verdict {
    case .passed: nil
    case .failed(let left, let right):
      left.map { "left: \($0); right: \(right ?? "")" } ?? "it does not hold"
    case .missing(let name):
      judgement.problems.first.map { "\($0.message) (line \($0.range.start.line))" }
        ?? "the answer gives no `\(name)`"
    case .impossible(let why): why
    }
  }
}
