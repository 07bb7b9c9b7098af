import Foundation

/// Small lessons, for tests of the commands alone: the engine's own tests have the hard ones.
enum Course {
  static let passing = """
    ---
    title: Passing
    order: 1
    ---
    # Passing

    ```swift
    let four = 2 + 2  // → 4
    ```

    ```swift
    print("five is \\(four + 1)")
    ```
    """

  /// Its second cell traps, in line 8.
  static let failing = """
    # Failing

    ```swift
    let numbers = [1, 2, 3]
    ```

    ```swift
    let fourth = numbers[3]
    ```

    ```swift
    print("never")
    ```
    """

  /// Its cell compiles with a warning.
  static let warning = """
    ---
    tilte: A slip
    ---
    # Warning

    ```swift
    let one = 1
    ```
    """

  static let endless = """
    # Endless

    ```swift
    let one = 1
    ```

    ```swift
    while true {}
    ```
    """

  /// With one exercise, for answers to grade.
  static let halves = """
    # Halves

    ```swift exercise {#half}
    let h = 0.0
    ```

    ```swift test
    let h: Double = answer { h }
    check("The state is one half.", h, ==, 0.5)
    ```

    ```swift solution
    let h = 0.5
    ```
    """

  static func make(_ lessons: [String: String]) throws -> Scratch {
    let scratch = try Scratch()
    for (name, text) in lessons { try scratch.write(text + "\n", to: "lessons/\(name).md") }
    return scratch
  }
}
