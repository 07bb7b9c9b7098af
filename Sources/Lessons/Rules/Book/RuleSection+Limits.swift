extension RuleSection {
  static let limits = RuleSection(
    title: "Limits",
    entries: [
      RuleEntry(
        .timeLimit, "A cell runs longer than it may.",
        """
        A cell has 60 seconds. Look for a loop that does not end. A cell that needs more time
        gets it with `{seconds=300}` on its fence, or with `limits` in the front matter for all
        cells. Readers and machines wait for it at every full run: a smaller model often shows
        the same.
        """,
        wrong: """
          ```swift {seconds=1}
          var n = 1
          while n != 0 { n += 2 }
          ```
          """,
        mended: """
          ```swift {seconds=1}
          var n = 1
          while n < 100 { n += 2 }
          ```
          """),
      RuleEntry(
        .memoryLimit, "A cell needs more memory than it may have.",
        """
        A cell has 2 GB. Look for an array that grows without end, or a shape with one zero too
        many. A cell that needs more gets it with `{memory=4GB}` on its fence.
        """,
        wrong: """
          ```swift
          let table = [Double](repeating: 1, count: 1_000_000_000)
          ```
          """,
        mended: """
          ```swift
          let table = [Double](repeating: 1, count: 1_000)
          ```
          """),
      RuleEntry(
        .outputLimit, "A cell prints more than it may.",
        """
        A cell may print 1 MB, far more than a reader reads. Print every hundredth line, or a
        table. The front matter can allow more: `limits: { output: 4MB }`.
        """,
        wrong: """
          ```swift
          while true { print("step") }
          ```
          """,
        mended: """
          ```swift
          for step in 1...3 { print("step", step) }
          ```
          """),
      RuleEntry(
        .processLimit, "A cell starts too many processes and threads.",
        """
        A cell may have 64 of them at a time. Start fewer, or wait for the earlier ones. The
        front matter can allow more: `limits: { processes: 128 }`.
        """),
      RuleEntry(
        .traceFull, "A cell has more lines with values than are recorded.",
        """
        The values of a cell's lines are recorded up to a number of places; later ones stay
        without a value. Split the cell.
        """),
    ])

  static let pages = RuleSection(
    title: "Pages",
    entries: [
      RuleEntry(
        .stalePage, "A committed page is not what its lesson makes.",
        """
        A lesson, a result or Unroll itself changed after the page was made, or the page was
        edited by hand. Run `unroll build`, read the difference, and commit the page with the
        lesson.
        """),
      RuleEntry(
        .pageSize, "A page is too large to open at once.",
        """
        Large pages open slowly on slow lines and old machines. Divide the lesson, or draw fewer
        or smaller figures: a plot of thousands of points rarely shows more than one of
        hundreds.
        """),
    ])
}
