/// What a new lesson says: one of everything that most lessons have, and all of it passes.
struct LessonTemplate {
  var title: String
  var lang: String
  var order: Int

  var text: String {
    """
    ---
    title: \(quotedTitle)
    lang: \(lang)
    order: \(order)
    ---

    # \(heading)

    \(isChinese ? chinese : english)
    """
  }

  private var isChinese: Bool { lang.lowercased().split(separator: "-").first == "zh" }

  /// A YAML string in double quotes: every title is sound in it.
  private var quotedTitle: String {
    var quoted = ""
    for character in title {
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
}
