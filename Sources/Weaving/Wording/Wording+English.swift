internal import Lessons

extension Wording {
  package static let english = Wording(
    lang: "en",
    skipToText: "Skip to the text",
    contents: "Contents",
    allLessons: "All lessons",
    previous: "Previous",
    next: "Next",
    languages: "Languages",
    neighbours: "Before and after",
    figure: { "Figure \($0)" },
    equation: { "Equation \($0)" },
    exercise: { "Exercise \($0)" },
    solution: { $0.map { "Solution to exercise \($0)" } ?? "Solution" },
    authorsSolution: { "the author’s; \($0) shows it" },
    linkToHeading: { "Link to “\($0)”" },
    cell: { "Cell \($0)" },
    code: { $0 == 1 ? "Code, 1 line" : "Code, \($0) lines" },
    output: "Output",
    standardError: "Standard error",
    notRun: "not run",
    notRunBecause: "Not run: an earlier cell failed.",
    failed: "failed",
    stated: { "stated: \($0)" },
    noValue: "no value to compare",
    tensor: { shape, range, nanCount, first in
      ["Tensor \(shape), 32-bit floats"]
        + (range.map { ["minimum \($0.least), mean \($0.mean), maximum \($0.greatest)"] } ?? [])
        + ["\(nanCount == 0 ? "no" : "\(nanCount)") NaN", "begins with \(first)"]
    },
    valuesInFull: "Values in full",
    problemsHere: { $0 == 1 ? "1 problem on this page" : "\($0) problems on this page" },
    line: { "line \($0)" },
    begin: { "Begin with lesson \($0): \($1)" },
    runIt: {
      """
      Every lesson runs on your own machine: `unroll run \($0)` shows it in the terminal with its \
      values. `--exercise 1` shows one exercise alone, `--quiet` only what is wrong.
      """
    },
    lessonFile: "The lesson’s file",
    failsAsIntended: "fails, as intended",
    passed: "passed",
    error: "error",
    warning: "warning",
    note: "note",
    hint: "hint",
    alert: { alert in
      switch alert {
      case .note: "Note"
      case .tip: "Tip"
      case .important: "Important"
      case .warning: "Warning"
      case .caution: "Caution"
      }
    },
    footnotes: "Footnotes",
    footnote: { "Footnote \($0)" },
    backToText: "Back to the text",
    done: "done",
    notDone: "not done",
    colon: ": ",
    linesOmitted: { $0 == 1 ? "… 1 line left out …" : "… \($0) lines left out …" },
    values: { "\($0) values, the first \($1), the last \($2)" },
    cells: { $0 == 1 ? "1 cell" : "\($0) cells" },
    lessons: { $0 == 1 ? "1 lesson" : "\($0) lessons" },
    lessonsFailed: { "\($0) failed" },
    imageElsewhere: "image",
    colophon: "Every value, table and plot here was computed by the code beside it.",
    lesson: { "Lesson \($0)" },
    minutes: { "\($0) min" },
    needs: "Needs",
    listSeparator: ", ",
    glossary: "Glossary",
    bibliography: "Bibliography",
    library: "Library",
    search: "Search",
    wholeCourse: "Whole course, to print",
    searchSummary: "Finds words in all lessons, without a connection.",
    wholeCourseSummary: "All lessons as one document.",
    moreAboutTheCourse: "About the course",
    lessonMap: "The lessons",
    whatNeedsWhat: "What builds on what",
    mapCaption: "A line leads from each lesson to those that build on it.",
    mapNeeds: { lesson, needs in
      needs.isEmpty
        ? "\(lesson) needs no other." : "\(lesson) needs \(needs.joined(separator: ", "))."
    },
    reference: "Reference",
    wholeTime: { lessons, minutes in
      "\(lessons) \(lessons == 1 ? "lesson" : "lessons"), "
        + (minutes == 1
          ? "1 minute"
          : minutes < 120 ? "\(minutes) minutes" : "about \((minutes + 30) / 60) hours")
    },
    searchLabel: "Search the course",
    searchHint: "Words, names in code, or how they begin; a result contains all of them.",
    searchNothing: "Nothing found.",
    searchOne: "One section found.",
    searchMany: "{n} sections found.",
    searchMore: "{m} sections found; the first {n} are shown.",
    searchIndex: "All headings",
    searchIndexNote: "Every heading of the course, in alphabetical order.",
    searchTitlesNote: "Every lesson of the course, in alphabetical order.",
    searchReading: "Reading the course: {n} of {m} …",
    searchMissing: "{n} files of the search are missing beside this page.",
    otherSigns: "0–9 and signs",
    courseChoice: "Courses",
    openCourse: "Begin",
    cover: "Cover",
    solutions: "Solutions",
    answerHasTo: "What your answer has to do",
    whatThereIsToSee: "What you will see",
    hintNumber: { "Hint \($0)" },
    points: { $0 == 1 ? "1 point" : "\($0) points" },
    backTo: { "Back to " + ($0?.lowercased() ?? "the lesson") },
    off: "off",
    on: "on",
    byChoice: { "With other choices of “\($0)”" },
    movedAlone: "Each choice was computed with the other controls at their defaults.",
    notTogether: """
      These choices were not computed together: the page shows the defaults. Set one of them back.
      """,
    bookAccess: """
      Text that reflows, with headings and contents. Each drawing has a description, each plot its \
      numbers as a table; formulas are MathML.
      """)
}
