import ArgumentParser
import Lessons
import Site

struct ExplainCommand: ParsableCommand, ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Says what the rule of a problem means, and how to fix what breaks it.",
    usage: "unroll explain [<rule>] [options]",
    discussion: """
      Every problem has a rule, which --json names. The same explanations are in docs/rules.md.

      EXAMPLES:
        unroll explain                 all rules, one line each
        unroll explain duplicate-id    one of them, with an example
      """)

  @Argument(
    help: "The rule's name (default: all rules are listed).",
    completion: .list(Rule.allCases.map(\.rawValue)))
  var rule: String?

  @OptionGroup var console: ConsoleOptions

  func run() throws {
    let console = Console(console)
    guard let name = rule else {
      try console.report(ExplanationReport(RuleBook.entries))
      if !console.isJSON { try console.write(RuleBook.list) }
      return
    }
    guard let entry = Rule(rawValue: name).flatMap(RuleBook.entry) else {
      let meant = RuleBook.suggestion(for: name).map { "; \($0)" } ?? ""
      throw Failure(
        .unknownRule, "\(name): no such rule\(meant)", mend: "unroll explain lists them all")
    }
    try console.report(ExplanationReport([entry]))
    if !console.isJSON { try console.write(entry.text) }
  }
}

/// What `--json` prints.
private struct ExplanationReport: Encodable {
  struct Entry: Encodable {
    var rule: Rule
    var severity: Diagnostic.Severity
    var meaning: String
    var explanation: String
    /// A lesson that breaks the rule, and the same lesson mended.
    var wrong: String?
    var mended: String?
  }

  var version = 1
  var exitCode = ExitStatus.success.rawValue
  var rules: [Entry]

  init(_ entries: [RuleEntry]) {
    rules = entries.map {
      Entry(
        rule: $0.rule, severity: $0.rule.severity, meaning: $0.meaning,
        explanation: $0.explanation, wrong: $0.example?.wrong, mended: $0.example?.mended)
    }
  }
}
