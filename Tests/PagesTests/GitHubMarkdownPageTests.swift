import Figures
import Lessons
import Pages
import Runs
import Testing
import Weaving

/// What only GitHub's Markdown has, on every page alike.
struct GitHubMarkdownPageTests {
  private static let source = """
    # Everything

    Because[^why], ~~not~~ so[^why], see https://example.org/a_b.

    | layer | parameters | cost |
    |:------|-----------:|:----:|
    | RNN   | 24 | `a\\|b` |
    | *GRU* | $h_t$ |

    > [!WARNING]
    > Mind the **gap**.

    - [x] done
    - [ ] not yet

    ```csv table
    gate, formula
    reset, $r | 1$
    ```

    $$
    h_t = 1
    $$

    [^why]: Because.

        More of it.

    """

  private func lesson(_ lang: String = "en") -> Lesson {
    Sample.parse("---\nlang: \(lang)\n---\n" + Self.source)
  }

  private var services: WeavingServices {
    WeavingServices(mathML: { tex, _ in "<math><mi>\(HTML.text(tex))</mi></math>" })
  }

  private func html(_ lesson: Lesson) -> String {
    HTMLPage(lesson, Run(cells: []), services: services).text()
  }

  @Test func aPageHasAllOfIt() {
    let page = html(lesson())
    for part in [
      "<th scope=\"col\">layer</th><th scope=\"col\" class=\"right\">parameters</th>",
      "<td><em>GRU</em></td><td class=\"right\"><math><mi>h_t</mi></math></td><td class=\"center\"></td>",
      "<code>a|b</code>", "<div class=\"alert warning\" role=\"note\">", "<b>Warning</b>",
      "Mind the <strong>gap</strong>.", "<s>not</s>",
      "<sup class=\"note\"><a id=\"footnote-1-1\" href=\"#footnote-1\" role=\"doc-noteref\"",
      "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\">",
      "<li id=\"footnote-1\"><p>Because.</p>", "href=\"#footnote-1-2\" role=\"doc-backlink\"",
      "<a href=\"https://example.org/a_b\" rel=\"external noreferrer\">https://example.org/a_b</a>.",
      "<li class=\"task-item\"><span class=\"checkbox\" role=\"img\" aria-label=\"done\">☑</span> done",
      "aria-label=\"not done\">☐</span> not yet", "<td><math><mi>r | 1</mi></math></td>",
      "<div class=\"formula\" tabindex=\"0\"><math><mi>h_t = 1</mi></math>",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    #expect(!page.contains("[^") && !page.contains("$") && !page.contains("[!"))
  }

  @Test func theWordsAreInThePagesLanguage() {
    let page = html(lesson("zh-Hans"))
    for word in ["<b>警告</b>", "aria-label=\"脚注\"", "aria-label=\"已完成\"", "aria-label=\"未完成\""] {
      #expect(page.contains(word), "\(word)")
    }
    for alert in Alert.allCases {
      #expect(Wording.english.alert(alert) != Wording.chinese.alert(alert))
    }
  }

  @Test func markdownKeepsTheAuthorsLines() {
    let text = MarkdownPage(lesson(), Run(cells: [])).text()
    for line in [
      "Because[^why], ~~not~~ so[^why], see https://example.org/a_b.", "| *GRU* | $h_t$ |",
      "> [!WARNING]", "- [x] done", "[^why]: Because.", "    More of it.",
    ] {
      #expect(text.split(separator: "\n").contains(Substring(line)), "\(line)")
    }
    #expect(text.contains("$`r \\vert  1`$") && text.contains("```math\nh_t = 1\n```"))
  }

  @Test(arguments: [TextStyle.Glyphs.ascii, .unicode])
  func aTerminalHasAllOfIt(_ glyphs: TextStyle.Glyphs) {
    let text = TerminalReport(
      lesson(), Run(cells: []), style: TextStyle(width: 70, glyphs: glyphs)
    ).text()
    for part in [
      "Because[1], ~~not~~ so[1]", "Warning", "`a|b`", "Footnotes", "[1] Because.", "More",
    ] {
      #expect(text.contains(part), "\(part)\n\(text)")
    }
    #expect(text.contains(glyphs == .ascii ? "[x] done" : "☑ done"))
    #expect(!text.contains("[!") && !text.contains("|---"))
  }

  @Test func aSearchFindsIt() {
    var index = SearchIndex()
    index.add(lesson())
    let text = "\(index)"
    for word in ["GRU", "Mind the gap", "More of it", "not yet"] {
      #expect(text.contains(word), "\(word)")
    }
  }

  // MARK: Pictures

  @Test(arguments: [
    ("![a][pic]\n\n[pic]: plain.png", "[pic]: ../lessons/plain.png"),
    ("> ![a][pic]\n>\n> [pic]: plain.png \"t\"", "> [pic]: ../lessons/plain.png \"t\""),
    ("![a](a+b%23c.png)", "![a](../lessons/a%2Bb%23c.png)"),
    ("![a](50%25.png \"t\")", "![a](../lessons/50%25.png \"t\")"),
    ("![a](<a b.png>)", "![a](<../lessons/a%20b.png>)"),
    ("[pic]: <a b.png>\n\n![pic]", "[pic]: <../lessons/a%20b.png>"),
    ("![a](中文.png)", "![a](../lessons/中文.png)"),
    ("![a](%E4%B8%AD.png)", "![a](../lessons/%E4%B8%AD.png)"),
    ("![a](b\\(1\\).png)", "![a](<../lessons/b(1).png>)"),
    (
      "[x](data/a.csv) and ![a](data/b.png)",
      "[x](../lessons/data/a.csv) and ![a](../lessons/data/b.png)"
    ),
    ("| a |\n|---|\n| ![p](q.png) |", "| ![p](../lessons/q.png) |"),
    ("[^n]: ![p](q.png)\n\nx[^n]", "[^n]: ![p](../lessons/q.png)"),
    ("```text\n[pic]: plain.png\n```\n\n![pic]\n\n[pic]: plain.png", "[pic]: plain.png\n```"),
  ])
  func aReportsPathsLeadFromItsOwnFolder(text: String, line: String) {
    let lesson = Sample.parse(text)
    let course = Course(assetBase: "../lessons/")
    #expect(MarkdownPage(lesson, Run(cells: []), course: course).text().contains(line))
  }
}
