extension RuleSection {
  static let frontMatter = RuleSection(
    title: "Front matter",
    entries: [
      RuleEntry(
        .misplacedFrontMatter, "Front matter stands where it is none, or in another form.",
        """
        The first line of the file is `---`, with nothing before it: no empty line, no comment, no
        invisible character. What follows is YAML, up to another `---`.
        """,
        wrong: """

          ---
          title: One cell
          ---

          # One cell
          """,
        mended: """
          ---
          title: One cell
          ---

          # One cell
          """),
      RuleEntry(
        .unclosedFrontMatter, "The front matter has no closing line.",
        """
        Front matter starts with a line of three hyphens, `---`, and ends with another. Without
        the second one the whole lesson would be front matter.
        """,
        wrong: """
          ---
          title: One cell

          # One cell
          """,
        mended: """
          ---
          title: One cell
          ---

          # One cell
          """),
      RuleEntry(
        .badFrontMatter, "The front matter is not a list of keys and values.",
        """
        Each line of the front matter is a key, a colon and a value. The anchors and aliases of
        YAML, `&name` and `*name`, are not used: write the value out, or put it in quotes.
        """,
        wrong: """
          ---
          One cell
          ---
          """,
        mended: """
          ---
          title: One cell
          ---
          """),
      RuleEntry(
        .badYAML, "The front matter is not YAML.",
        """
        Front matter is written in YAML, where some characters have a meaning: a colon with a
        space after it, a quote or a bracket at the start of a value, `@`, `#`. Put a value that
        has one of them in quotes. Indent with spaces, never with tabs.
        """,
        wrong: """
          ---
          title: LSTM: the idea
          ---
          """,
        mended: """
          ---
          title: "LSTM: the idea"
          ---
          """),
      RuleEntry(
        .frontMatterTooLarge, "The front matter is too large.",
        """
        Front matter is a few lines; 16 KB are the most that is read. When there seems to be
        more, the line `---` that ends it is probably missing or further down than it should be.
        """),
      RuleEntry(
        .frontMatterTooDeep, "The front matter is nested too deeply.",
        """
        A key of the front matter needs one level of nesting, such as the list of `data`. Look
        for brackets or braces that are opened and not closed.
        """),
      RuleEntry(
        .repeatedKey, "A key of the front matter is given twice.",
        """
        Each key stands once. Delete the line that is not meant.
        """,
        wrong: """
          ---
          title: One cell
          title: One step
          ---
          """,
        mended: """
          ---
          title: One step
          ---
          """),
      RuleEntry(
        .unknownKey, "The front matter has a key that does not exist.",
        """
        The key has no effect, and is probably misspelled. The keys are `title`, `lang`,
        `order`, `part`, `summary`, `needs`, `seed`, `leastSeeds`, `data`, `words`, `limits`,
        `controls`, `html`, `unroll` and `swift`.
        """,
        wrong: """
          ---
          titel: One cell
          ---
          """,
        mended: """
          ---
          title: One cell
          ---
          """),
      RuleEntry(
        .unknownLimit, "The front matter sets a limit that does not exist.",
        """
        The limits of a lesson's cells are `seconds`, `memory`, `output`, `processes` and
        `openFiles`.
        """,
        wrong: """
          ---
          limits: { second: 120 }
          ---
          """,
        mended: """
          ---
          limits: { seconds: 120 }
          ---
          """),
      RuleEntry(
        .badLimit, "A limit is not a number or a size above zero.",
        """
        `seconds` is a number, `memory` and `output` are sizes such as `512MB` or `2GB`,
        `processes` and `openFiles` are whole numbers. All are above zero. The same holds for
        `{seconds=…}` and `{memory=…}` on a fence.
        """,
        wrong: """
          ---
          limits: { memory: lots }
          ---
          """,
        mended: """
          ---
          limits: { memory: 4GB }
          ---
          """),
      RuleEntry(
        .wrongType, "A key of the front matter has a value of the wrong kind.",
        """
        `order` and `seed` are whole numbers, `html` is `true` or `false`, `lang` is a language
        tag such as `en` or `zh-Hans`, `needs` and `data` are lists of paths, and `words` and
        `limits` are lists of keys and values. Everything else is a text: put one that starts
        with a bracket in quotes.
        """,
        wrong: """
          ---
          data: prices.csv
          ---
          """,
        mended: """
          ---
          data: [prices.csv]
          ---
          """),
      RuleEntry(
        .badVersion, "`unroll` or `swift` is not a version.",
        """
        `unroll` and `swift` name the oldest version that the lesson works with: `">=0.2"`, or
        `0.2`, which means the same. Nothing else can be asked for: later versions always do.
        A value that starts with `>` has to be in quotes, as YAML has another meaning for it.
        """,
        wrong: """
          ---
          unroll: "^0.2"
          ---
          """,
        mended: """
          ---
          unroll: ">=0.2"
          ---
          """),
      RuleEntry(
        .tooOld, "The lesson or its course needs a newer Unroll or Swift.",
        """
        The lesson does not run here. `unroll --version` says what there is. Install what the
        line asks for, or ask for less if the lesson works with less. Where the front matter of
        a course's `index.md` asks, it asks for all lessons in its folder.
        """,
        wrong: """
          ---
          unroll: ">=99.0"
          ---
          """,
        mended: """
          ---
          unroll: ">=0.2"
          ---
          """),
    ])
}
