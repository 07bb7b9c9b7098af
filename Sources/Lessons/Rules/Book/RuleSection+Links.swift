extension RuleSection {
  static let links = RuleSection(
    title: "Links and data",
    entries: [
      RuleEntry(
        .brokenLink, "A link or an image is not read as one.",
        """
        To Markdown a target ends at its first blank, and a label needs a line `[label]: target`.
        A target with a blank stands in angle brackets, or has `%20` for it.
        """,
        wrong: """
          See [the prices](daily prices.csv).
          """,
        mended: """
          See [the prices](prices.csv).
          """),
      RuleEntry(
        .emptyLink, "A link or an image leads nowhere.",
        """
        The parentheses of a link hold its destination, and these are empty.
        """,
        wrong: """
          See [the next lesson]().
          """,
        mended: """
          See [the next lesson](b.md).
          """),
      RuleEntry(
        .missingID, "A link leads to an id that its lesson does not have.",
        """
        `#name` leads to a heading or a fence of this lesson. A heading has an id made of its
        text: in lower case, with hyphens for spaces. A fence has one when it is given:
        `{#fig-loss}`.
        """,
        wrong: """
          # Hidden state

          See [above](#hiden-state).
          """,
        mended: """
          # Hidden state

          See [above](#hidden-state).
          """),
      RuleEntry(
        .missingHeading, "A link leads to an id that the other lesson does not have.",
        """
        The lesson is there, but no heading and no fence in it has this id. The heading's text
        may have changed; a heading with an id of its own, `{#gates}`, can change its text.
        """,
        wrong: """
          See [the gates](b.md#gatse).
          """,
        mended: """
          See [the gates](b.md#gates).
          """),
      RuleEntry(
        .missingFile, "A link or an image leads to a file that does not exist.",
        """
        Paths start at the folder of the lesson itself. Lower and upper case are different, on
        the machines of others too.
        """,
        wrong: """
          See [the next lesson](B.md).
          """,
        mended: """
          See [the next lesson](b.md).
          """),
      RuleEntry(
        .linkOutsideCourse, "A link or an image leads out of the course.",
        """
        A course is one folder that can be copied as a whole. A path that leaves it, or a
        symbolic link to a file elsewhere, would break in the copy. Copy the file into the
        course, or give the full address with `https://`.
        """,
        wrong: """
          See [the notes](../../notes.md).
          """,
        mended: """
          See [the notes](b.md).
          """),
      RuleEntry(
        .hiddenID, "A link leads into a solution that readers do not get to see.",
        """
        With `--solutions hidden` the pages have no solutions, so that a link to one leads
        nowhere. Link to the exercise.
        """),
      RuleEntry(
        .missingData, "A data file does not exist.",
        """
        The paths of `data` start at the folder of the lesson itself. Cells can read the files
        that are listed there, and no others.
        """,
        wrong: """
          ---
          data: [data/price.csv]
          ---
          """,
        mended: """
          ---
          data: [data/prices.csv]
          ---
          """),
      RuleEntry(
        .dataOutsideLessons, "A data file lies outside the lessons folder.",
        """
        A course brings its data along: cells see no file outside the folder of the lessons.
        That is the nearest folder called `lessons` above the lesson, or the lesson's own folder
        where there is none. Move the file below it, and name it from the lesson's folder.
        """,
        wrong: """
          ---
          data: [../prices.csv]
          ---
          """,
        mended: """
          ---
          data: [data/prices.csv]
          ---
          """),
    ])
}
