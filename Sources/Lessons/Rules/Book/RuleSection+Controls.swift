extension RuleSection {
  static let controls = RuleSection(
    title: "Controls",
    entries: [
      RuleEntry(
        .badControl, "A control cannot offer what it says.",
        """
        The default is one of the choices. The choices differ in what `print` shows of them.
        There are as many `words:` as choices. A control's name is its own in the lesson, and its
        choices do not depend on what is chosen elsewhere.
        """,
        wrong: """
          ```swift
          let rate = control("learning rate", 0.1, in: [0.005, 0.05, 0.5])
          ```
          """,
        mended: """
          ```swift
          let rate = control("learning rate", 0.05, in: [0.005, 0.05, 0.5])
          ```
          """),
      RuleEntry(
        .controlsBudget, "The choices of a lesson cost more than they may.",
        """
        For every choice the cells after the control run when the page is made. A lesson has at
        most 24 outcomes, the default's among them. The others take at most 60 seconds together
        and add at most 300 KB to the page. Take fewer choices or a smaller model, or allow more
        in the front matter: `controls: { choices: 36, seconds: 120, bytes: 500KB }`.
        """,
        wrong: """
          ```swift
          let steps = control("steps", 10, in: 1...40)
          ```
          """,
        mended: """
          ```swift
          let steps = control("steps", 10, in: 5...40, by: 5)
          ```
          """),
      RuleEntry(
        .choiceFails, "A cell fails for a choice that is not the default.",
        """
        It crashed, or met a limit. The page shows that for this choice, and the other choices
        stand. If readers are not to see it, take the choice out of the list.
        """,
        wrong: """
          ```swift
          let index = control("index", 0, in: [0, 1, 9])
          print([4, 5][index])
          ```
          """,
        mended: """
          ```swift
          let index = control("index", 0, in: [0, 1])
          print([4, 5][index])
          ```
          """),
    ])
}
