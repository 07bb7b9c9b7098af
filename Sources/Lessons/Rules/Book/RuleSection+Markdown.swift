extension RuleSection {
  static let markdown = RuleSection(
    title: "GitHub's Markdown",
    entries: [
      RuleEntry(
        .badTable, "A table's rule has more or fewer columns than its header.",
        """
        The line of dashes under the header makes the table, and has one group of dashes for each
        column. As long as it has not, all of it stands as text.
        """,
        wrong: """
          | layer | gates | state |
          |---|---|
          | LSTM | 4 | c, h |
          """,
        mended: """
          | layer | gates | state |
          |---|---|---|
          | LSTM | 4 | c, h |
          """),
      RuleEntry(
        .badAlert, "The first line of an alert is not as it has to be.",
        """
        An alert is a quote whose first line is `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]`
        or `[!CAUTION]` and nothing else. Its text follows on the next line.
        """,
        wrong: """
          > [!INFO]
          > The state starts at zero.
          """,
        mended: """
          > [!NOTE]
          > The state starts at zero.
          """),
      RuleEntry(
        .missingFootnote, "The text refers to a footnote that does not exist.",
        """
        `[^name]` refers to the footnote that starts with `[^name]:` in a paragraph of its own,
        anywhere in the lesson. Without it the brackets stand as text.
        """,
        wrong: """
          The state starts at zero[^zero].
          """,
        mended: """
          The state starts at zero[^zero].

          [^zero]: Unless it is given.
          """),
      RuleEntry(
        .unusedFootnote, "Nothing refers to a footnote, or it is defined twice.",
        """
        Readers come to a footnote by its number in the text. GitHub leaves out one that nothing
        refers to, and of two with one label the second.
        """,
        wrong: """
          The state starts at zero.

          [^zero]: Unless it is given.
          """,
        mended: """
          The state starts at zero[^zero].

          [^zero]: Unless it is given.
          """),
      RuleEntry(
        .unclosedFormula, "A formula between `$$` has no end.",
        """
        A line `$$` opens a formula, and another one closes it before the next empty line. Two
        dollars that open nothing are written `\\$\\$`.
        """,
        wrong: """
          $$
          h = 0

          The state starts at zero.
          """,
        mended: """
          $$
          h = 0
          $$

          The state starts at zero.
          """),
      RuleEntry(
        .unclosedComment, "A comment has no end.",
        """
        `<!--` takes everything up to the next `-->` with it, cells too. Without one it takes the
        rest of the lesson.
        """,
        wrong: """
          <!-- To do: a figure.
          """,
        mended: """
          <!-- To do: a figure. -->

          The state starts at zero.
          """),
      RuleEntry(
        .unsupportedMarkdown, "Something stands as text that other tools make more of.",
        """
        Lessons have CommonMark and what GitHub adds to it. Lists of definitions, names of emoji,
        boxes of other tools and `\\(…\\)` are neither, and raw HTML is shown as text unless the
        front matter says `html: true`. The message says what to write instead.
        """,
        wrong: """
          The state starts<br> at zero.
          """,
        mended: """
          The state starts\\
          at zero.
          """),
    ])
}
