extension RuleSection {
  static let exercises = RuleSection(
    title: "Exercises",
    entries: [
      RuleEntry(
        .noExercise, "A test or a hint stands before any exercise.",
        """
        A fence of `swift test` or `hint` belongs to the exercise above it. Put it below the fence
        of its exercise, and above the solution.
        """,
        wrong: """
          ```hint
          Begin with the shapes.
          ```
          """,
        mended: """
          ```swift exercise {#shapes}
          let h = 0.0
          ```

          ```hint
          Begin with the shapes.
          ```
          """),
      RuleEntry(
        .exerciseID, "An exercise with a test has no id, or one that is no file name.",
        """
        Answers are files with the name of their exercise's id, the same in all languages of a
        course. An id has small letters from a to z, digits, `-` and `_`.
        """,
        wrong: """
          ```swift exercise
          let h = 0.0
          ```

          ```swift test
          let h: Double = answer { h }
          check("The state is one half.", h, ==, 0.5)
          ```
          """,
        mended: """
          ```swift exercise {#half}
          let h = 0.0
          ```

          ```swift test
          let h: Double = answer { h }
          check("The state is one half.", h, ==, 0.5)
          ```
          """),
      RuleEntry(
        .badTest, "A test is not written as tests are.",
        """
        A test has declarations and claims. The answer gives `let name: Type = answer { … }`, of
        type Bool, an integer, Float, Double, String, Tensor, or an array, a dictionary or an
        optional of them. A claim is `check("text", a, ==, b)` on the top level, with `points: 2`
        last if it counts more than one point.
        """,
        wrong: """
          ```swift exercise {#half}
          let h = 0.0
          ```

          ```swift test
          let h = answer { h }
          check("The state is one half.", h, ==, 0.5)
          ```
          """,
        mended: """
          ```swift exercise {#half}
          let h = 0.0
          ```

          ```swift test
          let h: Double = answer { h }
          check("The state is one half.", h, ==, 0.5)
          ```
          """),
      RuleEntry(
        .provesNothing, "The start of an exercise meets a claim already.",
        """
        A claim that holds before anything was done says nothing about an answer. Make it ask for
        what the task asks for. Mark the fence of a test `.already` if the claim guards something
        that an answer must not break.
        """),
      RuleEntry(
        .noProof, "Nothing shows that a test finds wrong answers.",
        """
        A test is proven by a start that does not meet it and by a solution that does. Where the
        start does not run, keep wrong answers beside the lessons, in
        `wrong/LESSON/EXERCISE-*.swift`: each has to fail. A test needs a solution as well.
        """),
      RuleEntry(
        .solutionFails, "The solution of an exercise does not meet its test.",
        """
        The solution is judged as any answer is: alone, from the state before the exercise, with
        random numbers of the exercise's own. A claim that it does not meet is wrong, or it is.
        """),
      RuleEntry(
        .wrongPasses, "An answer that is kept as a wrong one meets all claims.",
        """
        The files `wrong/LESSON/EXERCISE-*.swift` hold mistakes that the test has to find. Add a
        claim that tells this one from a right answer.
        """),
      RuleEntry(
        .rightFails, "An answer that is kept as a right one does not pass.",
        """
        The files `right/LESSON/EXERCISE-*.swift` solve the exercise in other ways than its
        solution. The test asks for more than the task does.
        """),
      RuleEntry(
        .strayAnswer, "A kept answer belongs to no exercise.",
        """
        The name of a file in `wrong` or `right` is that of its exercise, a hyphen and a word:
        `wrong/02-one-cell/third-day-swapped.swift`. The folder is the lesson's name.
        """),
    ])
}
