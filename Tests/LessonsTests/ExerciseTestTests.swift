import Lessons
import Testing

private let exercise = "```swift exercise {#half}\nlet h = 0.0\n```\n"

private func test(_ body: String, _ words: String = "test") -> String {
  exercise + "\n```swift \(words)\n\(body)\n```\n"
}

struct ExerciseTestTests {
  @Test func readsAnswersAndClaims() throws {
    let lesson = parse(
      exercise + """

        ```swift test {.already}
        // answer { not } this
        let h: Double = answer { h }
        let many: [String: [Tensor?]] = answer {
          make(")")
        }
        let twice = h * 2
        check("It \\"is\\" half.", h, ==, 0.5)
        check("“check(1)” is text, points: 3", twice, <, many.count == 0 ? 2 : 1, points: 2)
        check("A closure.", points: 3) { h > 0 }
        ```

        ```hint
        Look at *this*: $`h`$.
        ```

        ```swift solution
        let h = 0.5
        ```
        """)
    #expect(lesson.diagnostics == [])
    #expect(lesson.cells.count == 2)
    let found = try #require(lesson.exercises.first)
    #expect(
      found.id == "half" && found.start == "let h = 0.0" && found.solution?.code == "let h = 0.5")
    let test = try #require(found.tests.first)
    #expect(test.attributes.already && !test.isHidden)
    #expect(test.wanted.map(\.name) == ["h", "many"])
    #expect(test.wanted.map(\.type) == ["Double", "[String: [Tensor?]]"])
    #expect(
      test.claims.map(\.text) == [
        "It \"is\" half.", "“check(1)” is text, points: 3", "A closure.",
      ])
    #expect(test.claims.map(\.points) == [1, 2, 3])
    #expect(test.claims[0].position == SourcePosition(line: 12, column: 1))
    #expect(found.points == 6)
    #expect(found.hintLines == [["Look at *this*: $`h`$."]])
  }

  @Test(
    arguments: [
      ("let h = answer { h }\ncheck(\"a\", h, ==, 1)", "needs a name and a type"),
      ("let h: Set<Int> = answer { h }\ncheck(\"a\", h, ==, [])", "cannot give a `<`"),
      ("let h: Figure = answer { h }\ncheck(\"a\", h, ==, 1)", "cannot give a `Figure`"),
      ("let h: Int = answer { }\ncheck(\"a\", h, ==, 1)", "asks for nothing"),
      ("check(\"a\", answer { 1 }, ==, 1)", "all of a declaration"),
      ("let h: Int = answer { h }", "claims nothing"),
      ("check(name, 1, ==, 1)", "begins with its text"),
      ("check(\"a \\(1)\", 1, ==, 1)", "begins with its text"),
      ("check(\"a\", 1, ==, 1, points: 0)", "from 1 to 1000"),
      ("check(\"a\", 1, ==, 1, points: two)", "from 1 to 1000"),
      ("for i in 0..<2 {\n  check(\"a\", i, ==, i)\n}", "top level"),
    ] as [(String, String)])
  func misuseIsToldAtItsPlace(body: String, message: String) {
    let problems = parse(test(body)).diagnostics
    #expect(problems.first?.rule == .badTest, "\(problems)")
    #expect(problems.first?.message.contains(message) == true, "\(problems)")
    #expect(problems.first?.range.start.line ?? 0 >= 5)
  }

  @Test(arguments: ["let check = 1\nx.check(2)\ncheck(\"a\", 1, ==, 1)"])
  func membersWithTheNameAreNoClaims(body: String) {
    let lesson = parse(test(body))
    #expect(lesson.diagnostics == [] && lesson.tests[0].claims.count == 1)
  }

  @Test func needsAnExerciseWithAnID() {
    let claim = "check(\"a\", 1, ==, 1)"
    #expect(parse("```swift test\n\(claim)\n```\n").diagnostics.map(\.rule) == [.noExercise])
    #expect(parse("```hint\nSo.\n```\n").diagnostics.map(\.rule) == [.noExercise])
    for id in ["", "{#A}", "{#../x}", "{#-a}", "{#第三天}"] {
      let text = "```swift exercise \(id)\n1\n```\n```swift test\n\(claim)\n```\n"
      #expect(parse(text).diagnostics.map(\.rule) == [.exerciseID], "\(id)")
    }
  }

  @Test func attributesOfOtherFencesHaveNoEffect() {
    let claim = "check(\"a\", 1, ==, 1)"
    for words in ["test {.folded}", "test {.listing}", "test {was=x}", "test {#a}"] {
      #expect(
        parse(test(claim, words)).diagnostics.map(\.rule) == [.attributeWithoutEffect], "\(words)")
    }
    for words in ["{.already}", "{was=old}", "exercise {.already}", "solution {graded=2}"] {
      let problems = parse("```swift \(words)\n1\n```\n").diagnostics
      #expect(problems.map(\.rule) == [.attributeWithoutEffect], "\(words)")
    }
    #expect(parse("```swift exercise {#a was=old graded=2}\n1\n```\n").diagnostics == [])
  }

  @Test func noCodeOfAHintRuns() {
    let lesson = parse(exercise + "\n````hint\nTry:\n\n```swift\nlet z = 1\n```\n````\n")
    #expect(lesson.cells.count == 1 && lesson.diagnostics == [])
  }

  @Test func whoHidesSolutionsHidesHiddenTests() {
    let hidden = "```swift test {.hidden}\ncheck(\"Secret.\", 1, ==, 1)\n```\n"
    let seen = "```swift test\ncheck(\"Seen.\", 1, ==, 1)\n```\n"
    let with = parse(exercise + "\n" + seen + "\n" + hidden)
    #expect(with.hasSolutions)
    let without = with.withoutSolutions
    #expect(without.lines == parse(exercise + "\n" + seen).lines)
    #expect(without.tests.count == 1)
  }

  @Test func twinsHaveTheSameTests() {
    func differences(_ one: String, _ other: String) -> [String] {
      Lesson.parse(Array(one.utf8), path: "en/a.md").differences(
        from: Lesson.parse(Array(other.utf8), path: "zh/a.md"), shownAs: "zh/a.md"
      )
      .map(\.message)
    }
    let claim = "check(\"a\", 1, ==, 1)"
    let one = test(claim + "  // half")
    #expect(differences(one, test(claim + "  // 一半")) == [])
    #expect(
      differences(one, test("check(\"a\", 2, ==, 2)")) == ["this test differs from `zh/a.md:5`"])
    #expect(differences(one, test(claim, "test {.hidden}")).count == 1)
    #expect(differences(one, exercise).first?.contains("tests 1 here, 0 there") == true)
    #expect(differences(one + "\n```hint\nx\n```\n", one).first?.contains("hints 1") == true)
  }

  /// A hint is Markdown too: what stands in an alert or a footnote within it is shown, not run.
  @Test func aHintHasAllOfMarkdown() throws {
    let lesson = parse(
      exercise + """

        ````hint
        > [!NOTE]
        > ```swift
        > let shown = 1
        > ```

        The state[^a] is $\\nothing$.

        [^a]: Or so.

            ```swift
            let noted = 2
            ```
        ````
        """)
    #expect(lesson.diagnostics == [])
    #expect(lesson.cells.map(\.code) == ["let h = 0.0"])
    #expect(lesson.ids == ["half"])
    let code = lesson.allBlocks.compactMap { block -> String? in
      if case .listing(let code, _, _) = block.kind { code } else { nil }
    }
    #expect(code == ["let shown = 1", "let noted = 2"])
    let place = try #require(lesson.checkFormulas { _, _ in ("wrong", 0) }.first)
    #expect(place.range.start.line == 11)
    #expect(lesson.dollars.map(\.start.line) == [11])
  }

  @Test func whatThereIsToSeeNeedsNoExercise() throws {
    let text = """
      - Change `q`. What happens?

        ```seen
        The state is *longer*: $`2q`$.

        ~~~swift
        let q = 8
        ~~~
        ```

      """
    let lesson = parse(text)
    #expect(lesson.diagnostics == [] && lesson.cells.isEmpty && lesson.exercises.isEmpty)
    let fold = try #require(
      lesson.allBlocks.first { if case .fold(.seen, _) = $0.kind { true } else { false } })
    guard case .fold(_, let inside) = fold.kind else { return }
    #expect(inside.count == 2 && inside[0].lines == 4...4)
    #expect(
      inside[1].kind
        == .listing(code: "let q = 8", language: "swift", attributes: Attributes()))
    let twin = parse("Nothing.\n")
    #expect(twin.differences(from: lesson, shownAs: "en/a.md").count == 1)
    #expect(lesson.differences(from: twin, shownAs: "zh/a.md") == [])
    #expect(parse("```seen {.hidden}\nx\n```\n").diagnostics.count == 1)
  }
}
