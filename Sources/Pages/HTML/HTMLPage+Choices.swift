internal import Figures
internal import Weaving

// What differs by what readers choose: each part once for each distinct outcome, and all but the
// default's with `hidden`. The page's styles show those of the choice.

/// A part of a cell, for the outcomes in which it is so.
struct Slot<Value> {
  var value: Value
  var outcomes: [Int]

  /// The defaults are among them.
  var isStandard: Bool { outcomes.first == 0 }
}

extension HTMLPage {
  /// The default's first. Chapters among others have that alone.
  func versions(of cell: Report.Cell) -> [Report.Cell.Version] {
    let standard = cell.standardVersion(of: report.choices)
    return place == nil ? [standard] + cell.versions : [standard]
  }

  /// Equal values as one, the default's first; one slot where all are equal.
  func slots<Value: Hashable>(
    _ versions: [Report.Cell.Version], _ value: (Report.Cell.Version) -> Value
  ) -> [Slot<Value>] {
    merged(versions.map { Slot(value: value($0), outcomes: $0.outcomes) })
  }

  func merged<Value: Hashable>(_ slots: [Slot<Value>]) -> [Slot<Value>] {
    var found: [Slot<Value>] = []
    for slot in slots {
      if let same = found.firstIndex(where: { $0.value == slot.value }) {
        found[same].outcomes = (found[same].outcomes + slot.outcomes).sorted()
      } else {
        found.append(slot)
      }
    }
    return found
  }

  /// The class of an element that is there for some outcomes only; `own` where it is always there.
  func alternativeClass<Value>(_ own: String?, _ slot: Slot<Value>, of count: Int) -> String? {
    guard count > 1 else { return own }
    return ((own.map { [$0] } ?? []) + ["alt"] + slot.outcomes.map { "o\($0)" })
      .joined(separator: " ")
  }

  func hiddenMark<Value>(_ slot: Slot<Value>, of count: Int) -> String? {
    count > 1 && !slot.isStandard ? "" : nil
  }

  /// Blocks that are there for some outcomes only.
  mutating func writeAlternative<Value>(
    _ slot: Slot<Value>, of count: Int, _ body: (inout HTMLPage) -> Void
  ) {
    guard count > 1 else { return body(&self) }
    page.open(
      "div",
      [
        "class": alternativeClass(nil, slot, of: count), "hidden": hiddenMark(slot, of: count),
      ])
    body(&self)
    page.close("div")
    page.newline()
  }

  /// What sets the ids of an outcome apart from the default's.
  func mark<Value>(_ slot: Slot<Value>) -> String {
    slot.isStandard ? "" : "-o\(slot.outcomes.first ?? 0)"
  }

  // MARK: Buttons

  /// The controls that a cell reads, below its code.
  mutating func writeControls(of cell: Report.Cell) {
    let isStill = place != nil
    if !isStill, let choices = report.choices {
      for number in cell.controls { writeControl(number, of: choices) }
    }
    for table in cell.choiceTables {
      // On paper, where nothing can be chosen.
      page.open("div", ["class": isStill ? "shown" : "by-choice", "hidden": isStill ? nil : ""])
      page.verbatim(html(table, prefix: ""))
      page.close("div")
      page.newline()
    }
  }

  private mutating func writeControl(_ number: Int, of choices: Report.Choices) {
    let control = choices.controls[number]
    let isScale = control.isScale && control.labels.count > 3
    page.open("fieldset", ["class": isScale ? "control scale" : "control"])
    page.element("legend", text: printable(control.name))
    page.open("div", ["class": "choices"])
    for (choice, label) in control.labels.enumerated() {
      page.open("label")
      page.open(
        "input",
        [
          "type": "radio", "name": "\(choices.prefix)\(number + 1)",
          "id": choices.id(number, choice), "checked": choice == control.standard ? "" : nil,
        ])
      page.element("span", text: printable(label))
      page.close("label")
    }
    page.close("div")
    if !choices.isCombined {
      page.element("p", ["lang": wordsLang], text: words.movedAlone)
      page.element(
        "p", ["class": "together", "lang": wordsLang, "hidden": ""], text: words.notTogether)
    }
    page.close("fieldset")
    page.newline()
  }
}

extension Report.Choices {
  fileprivate func id(_ control: Int, _ choice: Int) -> String {
    "\(prefix)\(control + 1)-\(choice + 1)"
  }

  /// What a page with these choices needs beyond the styles of all pages.
  var allStyles: String { StyleSheet.controls + styles }

  /// The rules that show the outcome of what is chosen, and nothing of others.
  private var styles: String {
    let rules = outcomes.enumerated().map { number, choices -> String in
      let chosen =
        "body"
        + choices.enumerated().map { ":has(#\(id($0, $1)):checked)" }.joined()
      let apart = isCombined ? "" : ", \(chosen) .together"
      return "\(chosen) .alt:not(.o\(number))\(apart) { display: none; }\n"
        + "\(chosen) .o\(number) { display: var(--shown, block); }\n"
    }
    let together = isCombined ? "" : ".together { display: block; }\n"
    return "@media screen {\n\(together)\(rules.joined())}\n"
  }
}
