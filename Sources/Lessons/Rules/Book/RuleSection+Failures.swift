extension RuleSection {
  static let failures = RuleSection(
    title: "Cells that fail",
    entries: [
      RuleEntry(
        .fatalError, "A cell stops with a fatal error.",
        """
        An index out of range, a `nil` that is unwrapped, a division by zero, shapes that do not
        fit, a `precondition` or a `fatalError`: the message says which, the place says where. A
        mistake that is worth seeing can stay: mark its cell `.fails`, or `fails="…"` with words
        of the message.
        """,
        wrong: """
          ```swift
          let steps = [1, 2, 3]
          let last = steps[3]
          ```
          """,
        mended: """
          ```swift
          let steps = [1, 2, 3]
          let last = steps[2]
          ```
          """),
      RuleEntry(
        .uncaughtError, "A cell throws an error that nobody catches.",
        """
        An error that leaves the cell ends it. Catch it with `do` and `catch`, or mend what
        makes it.
        """,
        wrong: """
          ```swift
          struct Diverged: Error {}
          throw Diverged()
          ```
          """,
        mended: """
          ```swift
          struct Diverged: Error {}
          do { throw Diverged() } catch { print("caught") }
          ```
          """),
      RuleEntry(
        .trap, "A cell computes something that Swift does not allow.",
        """
        Most often a whole number grows beyond what its type can hold. Use a larger type, or a
        `Double`, or the operators `&+` and `&*`, which wrap around.
        """,
        wrong: """
          ```swift
          var count: UInt8 = 255
          count += 1
          ```
          """,
        mended: """
          ```swift
          var count = 255
          count += 1
          ```
          """),
      RuleEntry(
        .signal, "A cell is stopped by a signal of the system.",
        """
        The cell touched memory that is not its own, called `abort`, or was ended from outside.
        With plain Swift this does not happen: look at pointers and at C functions.
        """),
      RuleEntry(
        .stackOverflow, "A function calls itself without end.",
        """
        Each call takes some memory until none is left. See that the recursion has a case in
        which it ends, and that every call comes nearer to it.
        """,
        wrong: """
          ```swift
          func sum(to n: Int) -> Int { n + sum(to: n - 1) }
          let total = sum(to: 3)
          ```
          """,
        mended: """
          ```swift
          func sum(to n: Int) -> Int { n == 0 ? 0 : n + sum(to: n - 1) }
          let total = sum(to: 3)
          ```
          """),
      RuleEntry(
        .exit, "A cell calls `exit`.",
        """
        All cells of a lesson run in one program, and `exit` ends it. A cell ends at its last
        line; a function ends with `return`.
        """),
      RuleEntry(
        .kill, "A cell sends a signal to processes that are not its own.",
        """
        A cell may end only the processes that it started.
        """),
      RuleEntry(
        .closedFiles, "A cell closes files that it did not open.",
        """
        The results of a cell are reported through files that are open from the start. Close
        only what the cell itself has opened.
        """),
      RuleEntry(
        .kernelKilled, "The program of a lesson is killed while a cell runs.",
        """
        The lesson runs without a sandbox, and something ended the program in which its cells
        run: the cell, or the system because the machine ran out of memory. Run the lesson again.
        If it happens at the same cell, let that cell use less memory, or give `--jobs 1`. In a
        sandbox no cell can do this: Unroll ends with exit code 69.
        """),
      RuleEntry(
        .runtime, "A cell ends without a reason that Unroll knows.",
        """
        The cell did not fail, and it did not come to its end. This is a fault of Unroll: please
        report it with the lesson.
        """),
      RuleEntry(
        .check, "A claim does not hold.",
        """
        `check("…")` states in words what the numbers of the lesson show, and here they do not.
        The hint has both sides of the comparison. Mend the code or the claim.
        """,
        wrong: """
          ```swift
          check("Halving makes it smaller.", 1.0 / 2, >, 1.0)
          ```
          """,
        mended: """
          ```swift
          check("Halving makes it smaller.", 1.0 / 2, <, 1.0)
          ```
          """),
      RuleEntry(
        .didNotFail, "A cell that is marked to fail does not fail.",
        """
        `.fails` is for mistakes that readers are to see. This cell runs well: take away the
        attribute, or bring the mistake back.
        """,
        wrong: """
          ```swift {.fails}
          let last = [1, 2, 3][2]
          ```
          """,
        mended: """
          ```swift
          let last = [1, 2, 3][2]
          ```
          """),
      RuleEntry(
        .libraryWarning, "A cell asks the library for something that it hardly means.",
        """
        The cell ran, and its results are shown. The warning says what is odd about the call and
        what to write. Today that is a learning-rate schedule that takes its first step before its
        optimizer does: the first learning rate is then used by no step.
        """,
        wrong: """
          ```swift
          let optimizer = SGD([Parameter(ones(2))], learningRate: 0.1)
          let schedule = StepLR(optimizer, stepSize: 1)
          schedule.step()
          optimizer.step()
          ```
          """,
        mended: """
          ```swift
          let optimizer = SGD([Parameter(ones(2))], learningRate: 0.1)
          let schedule = StepLR(optimizer, stepSize: 1)
          optimizer.step()
          schedule.step()
          ```
          """),
      RuleEntry(
        .otherFailure, "A cell fails, but not as the lesson says.",
        """
        `fails="…"` has words that the message of the failure must have in it. The message is
        another one: the cell has a second mistake, or the words have to change.
        """,
        wrong: """
          ```swift {fails="Division by zero"}
          let last = [1, 2, 3][3]
          ```
          """,
        mended: """
          ```swift {fails="Index out of range"}
          let last = [1, 2, 3][3]
          ```
          """),
    ])
}
