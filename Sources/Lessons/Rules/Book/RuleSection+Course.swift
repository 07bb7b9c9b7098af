extension RuleSection {
  static let course = RuleSection(
    title: "The course",
    entries: [
      RuleEntry(
        .unknownLesson, "A lesson needs a lesson that does not exist.",
        """
        The paths of `needs` lead to lessons of this course. They start at the folder of the
        lesson itself.
        """,
        wrong: """
          ---
          needs: [c.md]
          ---
          """,
        mended: """
          ---
          needs: [b.md]
          ---
          """),
      RuleEntry(
        .needsItself, "A lesson needs itself.",
        """
        `needs` lists the lessons to read before this one. Delete this lesson's own path.
        """,
        wrong: """
          ---
          needs: [a.md]
          ---
          """,
        mended: """
          ---
          needs: []
          ---
          """),
      RuleEntry(
        .repeatedNeed, "A lesson is listed twice among the needs.",
        """
        The same lesson stands twice under `needs`, perhaps by two paths. Delete one of them.
        """,
        wrong: """
          ---
          needs: [b.md, ./b.md]
          ---
          """,
        mended: """
          ---
          needs: [b.md]
          ---
          """),
      RuleEntry(
        .needsCircle, "Lessons need each other in a circle.",
        """
        A needs B, and B, perhaps by way of others, needs A. A reader could begin with neither.
        The message names the lessons of the circle: delete one of the needs.
        """),
      RuleEntry(
        .laterNeed, "A lesson needs one that comes later in the course.",
        """
        Whoever reads the course in its order would not know yet what this lesson builds on.
        Change the `order` of one of the two, or delete the need.
        """),
      RuleEntry(
        .twin, "A lesson differs from its twin in another language.",
        """
        `en/02-one-cell.md` and `zh/02-one-cell.md` are one lesson in two languages. Prose,
        captions and comments are each language's own. Cells, `order`, `seed`, `data` and
        `limits` are the same, so that both show the same numbers. The `lang` of a lesson is
        that of its folder.
        """),
      RuleEntry(
        .missingTwin, "A lesson has no twin in another language of the course.",
        """
        Readers of the other language do not find this lesson. Copy it to the other folder under
        the same name, and translate its prose.
        """),
      RuleEntry(
        .unusedWords, "A text under `words` is shown by no figure.",
        """
        `words` translates texts that the figures of the lesson show. No figure shows this one:
        it may have changed, or be misspelled. Upper and lower case count.
        """),
      RuleEntry(
        .fewSeeds, "A claim rests on fewer seeds than the course asks for.",
        """
        With `leastSeeds: 20` in the front matter of its `index.md`, a course says how many
        seeds a claim about chance has to rest on; a lesson's own front matter goes before it.
        A call of `check` is looked at, and what the names in it were declared with: here it
        comes from `overSeeds` or `seeds` with a smaller number. Three seeds show what is
        possible, and not what is usual: raise the number, or leave the claim out.
        """),
      RuleEntry(
        .misplacedDirectives, "A file of directives lies where no lesson finds it.",
        """
        The course's own directives are one file, `Directives.swift`, in the folder of the
        lessons itself: `lessons/Directives.swift`, not `lessons/en/Directives.swift`. Move the
        file there, or give it another name if it is none.
        """),
    ])
}
