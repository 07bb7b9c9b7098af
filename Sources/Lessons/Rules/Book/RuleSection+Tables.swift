extension RuleSection {
  static let tables = RuleSection(
    title: "Tables and formulas",
    entries: [
      RuleEntry(
        .badCSV, "A field of a table is quoted wrongly.",
        """
        A field that has a comma or a quote in it stands in quotes. A quote within it is written
        twice. After the closing quote comes a comma or the end of the line.
        """,
        wrong: """
          ```csv table
          layer, use
          LSTM, "long sequences
          ```
          """,
        mended: """
          ```csv table
          layer, use
          LSTM, "long sequences"
          ```
          """),
      RuleEntry(
        .raggedTable, "A row of a table has more or fewer fields than its header.",
        """
        Each row has one field for each column. An empty field needs its comma too. A comma that
        belongs to a field stands within quotes.
        """,
        wrong: """
          ```csv table
          layer, gates
          LSTM, 4, with a cell state
          ```
          """,
        mended: """
          ```csv table
          layer, gates
          LSTM, "4, with a cell state"
          ```
          """),
      RuleEntry(
        .badTeX, "A formula has a TeX error.",
        #"""
        The message is that of KaTeX, which sets the formulas: a command that does not exist, or
        a brace or an environment that is not closed. The place is that of the error within the
        formula.
        """#,
        wrong: #"""
          The new state is $`\tnah(z)`$.
          """#,
        mended: #"""
          The new state is $`\tanh(z)`$.
          """#),
    ])
}
