/// Every rule, explained for authors: what `unroll explain` prints, and `docs/rules.md`.
package enum RuleBook {
  package static let sections: [RuleSection] = [
    .file, .frontMatter, .fences, .attributes, .exercises, .markdown, .tables, .expectations,
    .links,
    .course,
    .compiling,
    .failures, .controls, .limits, .pages,
  ]

  package static let entries = sections.flatMap(\.entries)

  package static func entry(of rule: Rule) -> RuleEntry? {
    entries.first { $0.rule == rule }
  }

  /// The rule that was probably meant by a name that is none.
  package static func suggestion(for name: String) -> String? {
    Suggestion.hint(for: name, among: Rule.allCases.map(\.rawValue))
  }
}

extension RuleEntry {
  /// As a terminal shows it. Ends with a line break.
  package var text: String {
    var text = "\(rule.rawValue) (\(rule.severity.rawValue))\n\n\(meaning)\n\n\(explanation)\n"
    if let example {
      text += "\nWrong:\n\n\(Self.indented(example.wrong))"
      text += "\nMended:\n\n\(Self.indented(example.mended))"
    }
    return text
  }

  private static func indented(_ lesson: String) -> String {
    lesson.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
  }
}

extension RuleBook {
  /// Every rule with its meaning, by section, as a terminal shows it. Ends with a line break.
  package static var list: String {
    let width = entries.map(\.rule.rawValue.count).max() ?? 0
    return sections.map { section in
      section.title + "\n"
        + section.entries.map { entry in
          let name = entry.rule.rawValue
          return "  \(name)\(String(repeating: " ", count: width - name.count))  \(entry.meaning)\n"
        }.joined()
    }.joined(separator: "\n")
  }

  /// The page `docs/rules.md`. Ends with a line break.
  package static var markdown: String {
    """
    # Rules

    Every problem that Unroll reports has a rule. With `--json` a problem names its rule; `unroll explain
    RULE` prints what is below. An **error** fails the lesson. A **warning** fails it with `--strict` only.

    <!-- Made from Sources/Lessons/Rules/Book. Record it with RECORD_GOLDEN=1 bin/test --filter RuleBook. -->

    | rule | | what is wrong |
    |---|---|---|

    """ + entries.map(row).joined() + sections.map(page).joined()
  }

  private static func row(_ entry: RuleEntry) -> String {
    let name = entry.rule.rawValue
    return "| [`\(name)`](#\(name)) | \(entry.rule.severity.rawValue) | \(entry.meaning) |\n"
  }

  private static func page(_ section: RuleSection) -> String {
    "\n## \(section.title)\n" + section.entries.map(page).joined()
  }

  private static func page(_ entry: RuleEntry) -> String {
    var text = "\n### \(entry.rule.rawValue)\n\n"
    text += "**\(entry.rule.severity.rawValue.capitalizedFirst):** \(entry.meaning)\n\n"
    text += entry.explanation + "\n"
    if let example = entry.example {
      text += "\nWrong:\n\n````markdown\n\(example.wrong)\n````\n"
      text += "\nMended:\n\n````markdown\n\(example.mended)\n````\n"
    }
    return text
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
