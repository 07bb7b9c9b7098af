/// A rule that a lesson, a run or a page can break. Its raw value is the name that `--json` gives,
/// `unroll explain` takes and `docs/rules.md` lists; it never changes.
package enum Rule: String, Sendable, Hashable, Codable, CaseIterable {
  // The file.
  case badUTF8 = "bad-utf8"
  case nulByte = "nul-byte"
  case lessonTooLarge = "lesson-too-large"
  case unboundedMarkdown = "unbounded-markdown"
  case nestedTooDeep = "nested-too-deep"
  case tooMany = "too-many"

  // Front matter.
  case misplacedFrontMatter = "misplaced-front-matter"
  case unclosedFrontMatter = "unclosed-front-matter"
  case badFrontMatter = "bad-front-matter"
  case badYAML = "bad-yaml"
  case frontMatterTooLarge = "front-matter-too-large"
  case frontMatterTooDeep = "front-matter-too-deep"
  case repeatedKey = "repeated-key"
  case unknownKey = "unknown-key"
  case unknownLimit = "unknown-limit"
  case badLimit = "bad-limit"
  case wrongType = "wrong-type"
  case badVersion = "bad-version"
  case tooOld = "too-old"

  // Fences and headings.
  case unclosedFence = "unclosed-fence"
  case unknownLanguage = "unknown-language"
  case unexpectedText = "unexpected-text"
  case badDirective = "bad-directive"
  case unbalancedDirective = "unbalanced-directive"
  case unknownRole = "unknown-role"
  case roleArguments = "role-arguments"
  case unclosedAttributes = "unclosed-attributes"
  case unclosedQuote = "unclosed-quote"
  case badAttribute = "bad-attribute"
  case unknownAttribute = "unknown-attribute"
  case repeatedAttribute = "repeated-attribute"
  case attributeWithoutEffect = "attribute-without-effect"
  case duplicateID = "duplicate-id"
  case badID = "bad-id"
  case brokenFence = "broken-fence"
  case swallowedFence = "swallowed-fence"
  case indentedFence = "indented-fence"

  // GitHub's Markdown.
  case badTable = "bad-table"
  case badAlert = "bad-alert"
  case missingFootnote = "missing-footnote"
  case unusedFootnote = "unused-footnote"
  case unclosedFormula = "unclosed-formula"
  case unclosedComment = "unclosed-comment"
  case unsupportedMarkdown = "unsupported-markdown"

  // Exercises.
  case noExercise = "no-exercise"
  case exerciseID = "exercise-id"
  case badTest = "bad-test"
  case provesNothing = "proves-nothing"
  case noProof = "no-proof"
  case solutionFails = "solution-fails"
  case wrongPasses = "wrong-passes"
  case rightFails = "right-fails"
  case strayAnswer = "stray-answer"

  // Tables and formulas.
  case badCSV = "bad-csv"
  case raggedTable = "ragged-table"
  case badTeX = "bad-tex"

  // Expected values.
  case emptyExpectation = "empty-expectation"
  case almostArrow = "almost-arrow"
  case untracedExpectation = "untraced-expectation"
  case noValue = "no-value"
  case badTolerance = "bad-tolerance"
  case unexpectedValue = "unexpected-value"
  case commentedDivision = "commented-division"

  // Links and data.
  case emptyLink = "empty-link"
  case brokenLink = "broken-link"
  case missingID = "missing-id"
  case missingHeading = "missing-heading"
  case missingFile = "missing-file"
  case linkOutsideCourse = "link-outside-course"
  case hiddenID = "hidden-id"
  case missingData = "missing-data"
  case dataOutsideLessons = "data-outside-lessons"

  // The course.
  case unknownLesson = "unknown-lesson"
  case needsItself = "needs-itself"
  case repeatedNeed = "repeated-need"
  case needsCircle = "needs-circle"
  case laterNeed = "later-need"
  case twin
  case missingTwin = "missing-twin"
  case unusedWords = "unused-words"
  case fewSeeds = "few-seeds"
  case misplacedDirectives = "misplaced-directives"

  // Cells that do not compile.
  case compile
  case compileTime = "compile-time"
  case compileMemory = "compile-memory"
  case compilerCrash = "compiler-crash"
  case internalName = "internal-name"
  case link
  case load

  // Cells that fail.
  case fatalError = "fatal-error"
  case uncaughtError = "uncaught-error"
  case trap
  case signal
  case stackOverflow = "stack-overflow"
  case exit
  case kill
  case closedFiles = "closed-files"
  case kernelKilled = "kernel-killed"
  case runtime
  case check
  case didNotFail = "did-not-fail"
  case libraryWarning = "library-warning"
  case otherFailure = "other-failure"

  // Controls.
  case badControl = "bad-control"
  case controlsBudget = "controls-budget"
  case choiceFails = "choice-fails"

  // Limits.
  case timeLimit = "time-limit"
  case memoryLimit = "memory-limit"
  case outputLimit = "output-limit"
  case processLimit = "process-limit"
  case traceFull = "trace-full"

  // Pages.
  case stalePage = "stale-page"
  case pageSize = "page-size"

  package var severity: Diagnostic.Severity {
    switch self {
    case .tooMany: .note
    case .unknownKey, .unknownLimit, .unknownLanguage, .unknownRole, .unknownAttribute,
      .repeatedAttribute, .attributeWithoutEffect, .raggedTable, .emptyExpectation,
      .commentedDivision, .repeatedNeed, .laterNeed, .missingTwin, .unusedWords, .fewSeeds,
      .misplacedDirectives, .traceFull, .libraryWarning, .pageSize, .indentedFence, .badTable,
      .badAlert, .missingFootnote, .unusedFootnote, .unsupportedMarkdown, .almostArrow,
      .brokenLink, .choiceFails:
      .warning
    default: .error
    }
  }
}
