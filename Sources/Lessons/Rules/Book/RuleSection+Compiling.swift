extension RuleSection {
  static let compiling = RuleSection(
    title: "Cells that do not compile",
    entries: [
      RuleEntry(
        .compile, "The Swift compiler refuses a cell.",
        """
        The message is the compiler's, or says what Python's or PyTorch's words are in Swift and
        here. A line that only names a method, as in `loss.backward`, does not count as compiled
        either. A cell sees what the cells before it declare, but nothing
        of later cells, of exercises and solutions, and of cells that are marked to fail.
        """,
        wrong: """
          ```swift
          let hidden = 3
          let next = hiden + 1
          ```
          """,
        mended: """
          ```swift
          let hidden = 3
          let next = hidden + 1
          ```
          """),
      RuleEntry(
        .compileTime, "The compiler takes too long for a cell.",
        """
        Long expressions with many numbers and operators leave the compiler too many meanings to
        try. Divide the expression, and write the types: `let rate: Double = …`.
        """),
      RuleEntry(
        .compileMemory, "The compiler needs too much memory for a cell.",
        """
        A cell with very many lines, or with a large table as a literal, needs more memory than
        compiling one cell may use. Divide the cell, and read large tables from a data file.
        """),
      RuleEntry(
        .compilerCrash, "The compiler crashes on a cell.",
        """
        The compiler has a mistake that this cell brings out: it crashed on the cell twice, and
        compiled a trivial cell afterwards. Write the cell in another way. A compiler that crashes
        on every cell is a fault of the machine, and ends Unroll.
        """),
      RuleEntry(
        .internalName, "A cell uses a name from the inside of the library.",
        """
        The compiler sees more of Unroll's library than a cell can use. Use what the
        documentation describes. A function that is declared and has no body gives this message
        too.
        """),
      RuleEntry(
        .link, "A compiled cell cannot be linked.",
        """
        The cell compiles, but something that it uses is nowhere defined, such as a C function
        of a library that is not there. The message has the linker's words.
        """),
      RuleEntry(
        .load, "A compiled cell cannot be loaded.",
        """
        The cell's library cannot be opened in the lesson's program. Run the lesson again with
        `--force`; if the problem stays, `unroll doctor` shows what is wrong with the
        installation.
        """),
    ])
}
