internal import Languages

/// What a new lesson says: one of everything that most lessons have, and all of it passes.
struct LessonTemplate {
  var title: String
  var lang: String
  var order: Int
  /// The part of the course that it goes on with.
  var part: String?

  var text: String {
    """
    ---
    title: \(Self.quoted(title))
    lang: \(lang)
    order: \(order)
    \(part.map { "part: \(Self.quoted($0))\n" } ?? "")needs: []
    ---

    # \(heading)

    \(isChinese ? chinese : english)
    """
  }

  private var isChinese: Bool { LanguageTag(lang).primary == "zh" }

  /// A YAML string in double quotes: every text is sound in it.
  private static func quoted(_ text: String) -> String {
    var quoted = ""
    for character in text {
      if character == "\"" || character == "\\" { quoted += "\\" }
      quoted.append(character)
    }
    return "\"\(quoted)\""
  }

  /// The title with what Markdown would take for marks escaped.
  private var heading: String {
    var heading = ""
    for character in title {
      if "\\`*_[]<>&#$".contains(character) { heading += "\\" }
      heading.append(character)
    }
    return heading
  }

  private var english: String {
    """
    One sentence that says what the reader will be able to do.

    The state of a recurrent cell, in a formula:

    ```math
    h_t = \\tanh(U x_t + W h_{t-1} + b)
    ```

    And in numbers. What a line made stands beside it in the report, and `unroll check` compares it
    with what follows the arrow:

    \(cells)

    Change a number, run the lesson again, and see which values move.

    ## Exercise

    Give the state a memory that fades: before each product is added, halve what is there. How much of
    the first product is left at the end?

    \(exercise(caption: "A state that fades"))

    \(solution(claim: "Each product counts half as much as the one after it."))

    """
  }

  private var chinese: String {
    """
    用一句话说明读者学完之后能做什么。

    循环单元的状态，用公式表示：

    ```math
    h_t = \\tanh(U x_t + W h_{t-1} + b)
    ```

    再用数字表示。每一行得到的值会显示在报告中这一行的旁边，`unroll check` 会拿它和箭头后面的值比较：

    \(cells)

    改动一个数，再运行一次，看看哪些值变了。

    ## 练习

    让状态的记忆逐渐消退：每次加上新的乘积之前，先把已有的值减半。到最后，第一个乘积还剩多少？

    \(exercise(caption: "会消退的状态"))

    \(solution(claim: "每个乘积的分量只有后一个的一半。"))

    """
  }

  private var cells: String {
    """
    ```swift
    let x = [1, 2, 3, 4, 5]
    let weight = 2
    let products = x.map { weight * $0 }
    ```

    ```swift
    var h = 0
    for product in products {
      h += product
    }
    let last = h  // → 30
    ```
    """
  }

  private func exercise(caption: String) -> String {
    """
    ```swift exercise {caption="\(caption)"}
    var state = 0.0
    for product in products {
      state = state + Double(product)
    }
    ```
    """
  }

  private func solution(claim: String) -> String {
    """
    ```swift solution
    var state = 0.0
    for product in products {
      state = state / 2 + Double(product)
    }
    let halved = Double(weight) * (1.0 / 16 + 2.0 / 8 + 3.0 / 4 + 4.0 / 2 + 5)
    check("\(claim)", state, ==, halved)
    ```
    """
  }
}
