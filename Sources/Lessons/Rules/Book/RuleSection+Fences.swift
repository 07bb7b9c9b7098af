extension RuleSection {
  static let fences = RuleSection(
    title: "Fences and headings",
    entries: [
      RuleEntry(
        .unclosedFence, "A fence has no closing line.",
        """
        A fence ends with a line that has the same mark as its first line, at least as often,
        and nothing else. In a list or a quote the closing line is indented or quoted like the
        first. Without it all that follows counts as code.
        """,
        wrong: """
          ```swift
          let h = 0.5
          """,
        mended: """
          ```swift
          let h = 0.5
          ```
          """),
      RuleEntry(
        .brokenFence, "A line looks like a fence and opens none.",
        """
        What stands in such a fence becomes prose. To Markdown a line of backquotes opens no fence
        if another backquote follows on it, if it is indented by four blanks, or if HTML above
        it goes on. A fence of tildes, `~~~`, may have backquotes in its first line.
        """,
        wrong: """
          ```swift {caption="The value of `a`"}
          """,
        mended: """
          ~~~swift {caption="The value of `a`"}
          let a = 1
          ~~~
          """),
      RuleEntry(
        .swallowedFence, "A line within a fence looks as if it opened or closed one.",
        """
        A fence goes on until a line that has its own mark, at least as often, and nothing else.
        Text behind the marks, or other marks, do not close it, and it takes what follows with it.
        """,
        wrong: """
          ```swift
          let a = 1
          ``` the end
          ```
          """,
        mended: """
          ```swift
          let a = 1
          ```
          """),
      RuleEntry(
        .indentedFence, "A fence is indented so far that it is shown and not run.",
        """
        What is indented by four blanks more than the text around it is code to Markdown, with the
        marks of the fence. To show a fence, put it in one with more marks.
        """,
        wrong: """
              ```swift
              let a = 1
              ```
          """,
        mended: """
          ```swift
          let a = 1
          ```
          """),
      RuleEntry(
        .unknownLanguage, "A fence's language is probably misspelled.",
        """
        Fences of `swift`, `math` and `csv table` become cells, formulas and tables. All others
        are shown as they are. The names are written in lower case.
        """,
        wrong: """
          ```Swift
          let h = 0.5
          ```
          """,
        mended: """
          ```swift
          let h = 0.5
          ```
          """),
      RuleEntry(
        .unexpectedText, "A fence's first line has text where none may stand.",
        """
        After `swift` comes at most one directive, which is a function call, or the word
        `exercise`, `test` or `solution`. After that come attributes in braces, and then nothing
        more.
        """,
        wrong: """
          ```swift {.hidden} setup
          let h = 0.5
          ```
          """,
        mended: """
          ```swift {.hidden caption="setup"}
          let h = 0.5
          ```
          """),
      RuleEntry(
        .badDirective, "A directive does not start with the name of a function.",
        """
        What stands between `swift` and the attributes is a call: a function's name, then its
        arguments in parentheses.
        """,
        wrong: """
          ```swift (steps: 4)
          RNN(inputSize: 2, hiddenSize: 3)
          ```
          """,
        mended: """
          ```swift unroll(steps: 4)
          RNN(inputSize: 2, hiddenSize: 3)
          ```
          """),
      RuleEntry(
        .unbalancedDirective, "A directive's argument list is not closed.",
        """
        The call of a directive stands on the fence's first line as a whole. Each parenthesis,
        bracket and quote that is opened there is closed there.
        """,
        wrong: """
          ```swift unroll(steps: 4
          RNN(inputSize: 2, hiddenSize: 3)
          ```
          """,
        mended: """
          ```swift unroll(steps: 4)
          RNN(inputSize: 2, hiddenSize: 3)
          ```
          """),
      RuleEntry(
        .unknownRole, "A directive looks like a misspelled `exercise` or `solution`.",
        """
        The words `exercise` and `solution` make a fence a task or an answer. Any other word is
        taken for the call of a function.
        """,
        wrong: """
          ```swift exercice
          let h = 0.0
          ```
          """,
        mended: """
          ```swift exercise
          let h = 0.0
          ```
          """),
      RuleEntry(
        .roleArguments, "`exercise` or `solution` is called like a function.",
        """
        The two words take no arguments. A title is the attribute `caption`. Claims are written
        in the body of the solution, with `check`.
        """,
        wrong: """
          ```swift exercise("Halve it")
          let h = 1.0
          ```
          """,
        mended: """
          ```swift exercise {caption="Halve it"}
          let h = 1.0
          ```
          """),
      RuleEntry(
        .duplicateID, "Two fences or headings have the same id.",
        """
        A link such as `[this figure](#fig-loss)` leads to one place only. Give one of the two
        another name. A heading that was given no id has one made of its text.
        """,
        wrong: """
          ```swift {#step}
          let h = 0.5
          ```

          ```swift {#step}
          let c = 0.5
          ```
          """,
        mended: """
          ```swift {#step-h}
          let h = 0.5
          ```

          ```swift {#step-c}
          let c = 0.5
          ```
          """),
      RuleEntry(
        .badID, "A heading's braces do not have an id in them.",
        """
        A heading takes an id and nothing else: `{#hidden-state}`. It starts with a letter, and
        has letters, digits, hyphens and underscores.
        """,
        wrong: """
          # Hidden state {#hidden state}
          """,
        mended: """
          # Hidden state {#hidden-state}
          """),
    ])

  static let attributes = RuleSection(
    title: "Attributes",
    entries: [
      RuleEntry(
        .unclosedAttributes, "The braces of a fence's attributes are not closed.",
        """
        Attributes stand in one pair of braces at the end of the fence's first line.
        """,
        wrong: """
          ```swift {.hidden
          let h = 0.5
          ```
          """,
        mended: """
          ```swift {.hidden}
          let h = 0.5
          ```
          """),
      RuleEntry(
        .unclosedQuote, "A quoted value of an attribute has no closing quote.",
        """
        A value with spaces in it stands in quotes, `"` or `'`. The closing quote is the same as
        the opening one. A quote within the value has a backslash before it.
        """,
        wrong: """
          ```swift {caption="One step}
          let h = 0.5
          ```
          """,
        mended: """
          ```swift {caption="One step"}
          let h = 0.5
          ```
          """),
      RuleEntry(
        .badAttribute, "An attribute `#` has no name.",
        """
        `#` starts the id of a fence, and a name follows it without a space.
        """,
        wrong: """
          ```swift {# .hidden}
          let h = 0.5
          ```
          """,
        mended: """
          ```swift {#first-step .hidden}
          let h = 0.5
          ```
          """),
      RuleEntry(
        .unknownAttribute, "A fence has an attribute that does not exist.",
        """
        The attribute has no effect, and is probably misspelled. The classes are `.hidden`,
        `.listing`, `.folded`, `.untraced`, `.optimized`, `.fails`, `.already` and
        `.everyChoice`; the keys are `caption`, `fails`, `graded`, `memory`, `seconds` and
        `was`. Attributes are separated by spaces.
        """,
        wrong: """
          ```swift {.hiden}
          let h = 0.5
          ```
          """,
        mended: """
          ```swift {.hidden}
          let h = 0.5
          ```
          """),
      RuleEntry(
        .repeatedAttribute, "A fence has the same attribute twice.",
        """
        A fence has one id and one value for each key. Of two ids the first counts, of two
        values the last. Delete the other.
        """,
        wrong: """
          ```swift {seconds=10 seconds=20}
          let h = 0.5
          ```
          """,
        mended: """
          ```swift {seconds=20}
          let h = 0.5
          ```
          """),
      RuleEntry(
        .attributeWithoutEffect, "An attribute has no effect on this kind of fence.",
        """
        A formula, a table or a listing does not run, so it cannot be hidden, limited or traced.
        Only an id and a caption are of use there. `.already` belongs to tests, `was` and `graded`
        to exercises.
        """,
        wrong: """
          ```math {.hidden}
          h_t = W x_t
          ```
          """,
        mended: """
          ```math {#eq-step}
          h_t = W x_t
          ```
          """),
    ])
}
