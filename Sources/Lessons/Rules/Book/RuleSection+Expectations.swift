extension RuleSection {
  static let expectations = RuleSection(
    title: "Expected values",
    entries: [
      RuleEntry(
        .almostArrow, "A comment looks like an expected value and is none.",
        """
        An expected value follows `// →`: two slashes and an arrow. `->`, `=>` and other arrows
        are comments like any other, which nothing compares.
        """,
        wrong: """
          ```swift
          let sum = 2 + 2  // -> 4
          ```
          """,
        mended: """
          ```swift
          let sum = 2 + 2  // → 4
          ```
          """),
      RuleEntry(
        .emptyExpectation, "No value stands after an arrow.",
        """
        `// →` says what its line makes. Write the value, or let `unroll check --update` write
        the one that comes out.
        """,
        wrong: """
          ```swift
          let sum = 2 + 2  // →
          ```
          """,
        mended: """
          ```swift
          let sum = 2 + 2  // → 4
          ```
          """),
      RuleEntry(
        .untracedExpectation, "A value is expected of a cell that is not traced.",
        """
        `.untraced` makes a cell fast by leaving out the record of its values, so there is
        nothing to compare with. Take away the attribute, or expect the value in a later cell.
        """,
        wrong: """
          ```swift {.untraced}
          let sum = 2 + 2  // → 4
          ```
          """,
        mended: """
          ```swift
          let sum = 2 + 2  // → 4
          ```
          """),
      RuleEntry(
        .noValue, "A line with an expected value makes no value.",
        """
        An expression makes a value, and so does a variable that is set. A closing brace, a
        declaration of a function, and the change of a computed property make none. Put the
        arrow behind the line that does.
        """,
        wrong: """
          ```swift
          func double(_ n: Int) -> Int { n * 2 }  // → 6
          ```
          """,
        mended: """
          ```swift
          func double(_ n: Int) -> Int { n * 2 }
          double(3)  // → 6
          ```
          """),
      RuleEntry(
        .badTolerance, "The tolerance of an expected value is not a number.",
        """
        After `±` comes a number of zero or more, such as `0.01` or `1e-3`.
        """,
        wrong: """
          ```swift
          let loss = 0.25  // → 0.25 ± little
          ```
          """,
        mended: """
          ```swift
          let loss = 0.25  // → 0.25 ± 1e-3
          ```
          """),
      RuleEntry(
        .unexpectedValue, "A line makes another value than the lesson says.",
        """
        Either the code changed and the value with it, or the lesson promises something that
        does not hold. Read which it is before you let `unroll check --update` write the new
        value: the prose around it may have to change as well. A number agrees when it rounds to
        the digits that are written; `± 1e-3` gives it more room.
        """,
        wrong: """
          ```swift
          let sum = 2 + 2  // → 5
          ```
          """,
        mended: """
          ```swift
          let sum = 2 + 2  // → 4
          ```
          """),
      RuleEntry(
        .commentedDivision, "A number alone stands in a comment behind a value.",
        """
        `x // 2` divides in Python. In Swift `//` begins a comment, so that the line makes `x`.
        `/` between whole numbers drops the rest, as Python's `//` does for numbers that are not
        negative. If the number is the value of the line, write it as one.
        """,
        wrong: """
          ```swift
          let half = 7 // 2
          ```
          """,
        mended: """
          ```swift
          let half = 7 / 2  // → 3
          ```
          """),
    ])
}
