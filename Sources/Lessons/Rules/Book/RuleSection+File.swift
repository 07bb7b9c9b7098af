extension RuleSection {
  static let file = RuleSection(
    title: "The file",
    entries: [
      RuleEntry(
        .badUTF8, "The file is not UTF-8.",
        """
        A lesson is a text in UTF-8. This file has a byte that cannot stand there, often because
        an older editor saved it in another encoding. Save it again as UTF-8, and look at the
        letters near the place: some may be lost already.
        """),
      RuleEntry(
        .nulByte, "The file has a NUL byte.",
        """
        A text has no byte of value zero. One gets there by a program that writes data, or by a
        damaged copy. Delete it; most editors show it as `^@` or `␀`.
        """),
      RuleEntry(
        .lessonTooLarge, "The lesson is too large to be read.",
        """
        A lesson is at most 2 MB of text. Put data into a file of its own, which the front
        matter names under `data`, and divide the lesson in two.
        """),
      RuleEntry(
        .unboundedMarkdown, "The Markdown would take too long to read.",
        """
        Thousands of nested list items, or of images that are opened with `![` and never closed,
        make a Markdown parser slow without end. No author writes such a text by hand: look for
        a generated part that is broken.
        """),
      RuleEntry(
        .nestedTooDeep, "Quotes, lists or emphasis are nested too deeply.",
        """
        Up to 100 quotes, lists and emphases may stand within each other. What is nested more
        deeply is left out of the pages. Write the inner parts one after the other.
        """),
      RuleEntry(
        .tooMany, "More problems were found than are listed.",
        """
        The first 200 problems of a lesson are listed. One mistake near the top, such as a fence
        that is not closed, often causes all the others: mend the first ones and check again.
        """),
    ])
}
