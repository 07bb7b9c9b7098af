import Lessons
import Testing

struct Course: CourseView {
  var lessonsFolder = "lessons"
  var files: [String: CourseFile] = [
    "lessons/a.md": .exists, "lessons/b.md": .exists, "lessons/data/双.csv": .exists,
    "README.md": .exists, "lessons/data/linked.csv": .outside, "outside.csv": .exists,
  ]

  func file(at path: String) -> CourseFile { files[path] ?? .missing }

  func hiddenIDs(inLesson path: String) -> Set<String> {
    path == "lessons/b.md" ? ["their-answer"] : ["answer"]
  }

  var lessonPaths: [String] = ["lessons/a.md", "lessons/b.md"]
  var needs: [String: [String]] = [:]

  func needs(ofLesson path: String) -> [String] { needs[path] ?? [] }

  func ids(inLesson path: String) -> Set<String>? {
    if path == "lessons/b.md" { return ["gates", "双向"] }
    return needs[path] == nil ? nil : []
  }
}

@Test(
  arguments: [
    ("[x](#here)", nil, 0, nil),
    ("[x](#heer) 双", .missingID, 5, "did you mean `here`?"),
    ("双👩‍👩‍👧 [x](#missing)", .missingID, 8, "give a fence the id: `{#missing}`"),
    ("> 双\n> [x](#missing)", .missingID, 7, nil),
    ("- *b [x][r]*\n\n[r]: #missing", .missingID, 6, nil),
    ("[x](b.md) [y](b.md#gates) [z](b.md#%E5%8F%8C%E5%90%91) [w](./b.md#双向)", nil, 0, nil),
    ("[x](b.md#gatse)", .missingHeading, 5, "did you mean `gates`?"),
    ("[x](c.md)", .missingFile, 5, nil),
    ("![双](<data/no such.csv>)", .missingFile, 7, nil),
    ("[x](data/双.csv) [x](data/%E5%8F%8C.csv?raw)", nil, 0, nil),
    ("[x](../README.md) and [y](../../etc/passwd)", .linkOutsideCourse, 27, nil),
    ("[x](/etc/passwd)", .linkOutsideCourse, 5, nil),
    ("[x](data/linked.csv)", .linkOutsideCourse, 5, nil),
    ("[x](https://a.b/c#d) <mailto:a@b.c> [y](//host/a) <https://a.b>", nil, 0, nil),
    ("[x]()", .emptyLink, 1, nil),
    ("missing.md [missing.md](missing.md)", .missingFile, 25, nil),
    ("a [b\nc](#missing)", .missingID, 4, nil),
  ] as [(String, Rule?, Int, String?)])
func brokenLinksHaveTheirPlace(text: String, rule: Rule?, column: Int, hint: String?) {
  let lesson = parse("# here\n\n" + text + "\n")
  let found = lesson.check(course: Course())
  #expect(found.map(\.rule) == (rule.map { [$0] } ?? []))
  guard let problem = found.first else { return }
  #expect(problem.range.start.column == column)
  #expect(problem.range.start.line == (text.contains("\n") && !text.contains("r]") ? 4 : 3))
  #expect(problem.excerpt == lesson.lines[problem.range.start.line - 1])
  if let hint { #expect(problem.hint == hint) }
}

@Test func dataFilesMustBeThere() {
  let lesson = parse(
    """
    ---
    data: [data/双.csv, data/no.csv, ../outside.csv]
    limits: { seconds: 1 }
    ---
    """)
  #expect(lesson.diagnostics.isEmpty)
  let found = lesson.check(course: Course())
  #expect(found.map(\.rule) == [.missingData, .dataOutsideLessons])
  #expect(found.map(\.range.start.column) == [20, 33])
  let list = parse("---\ndata:\n  - data/linked.csv\n  - \"/etc/passwd\"\n---\n")
  #expect(
    list.check(course: Course()).map(\.rule) == [.dataOutsideLessons, .dataOutsideLessons])
  #expect(list.check(course: Course()).map(\.range.start.line) == [3, 4])
}

@Test func neededLessonsMustBeLessonsOfTheCourse() {
  let lesson = parse(
    """
    ---
    needs: [b.md, ./b.md, a.md, c.md, ../../x.md, data/双.csv]
    ---
    """)
  #expect(lesson.diagnostics.isEmpty)
  let found = lesson.check(course: Course())
  #expect(
    found.map(\.rule) == [
      .laterNeed, .repeatedNeed, .needsItself, .unknownLesson, .unknownLesson,
      .unknownLesson,
    ])
  #expect(found.map(\.range.start.column) == [9, 15, 23, 29, 35, 47])
  #expect(found[3].hint == "did you mean `a.md`?")
  #expect(found[3].message == "there is no lesson `lessons/c.md` in this course")
  #expect(found.map(\.severity) == [.warning, .warning, .error, .error, .error, .error])
}

/// The lesson is `lessons/a.md`; others need what stands behind their names.
@Test(
  arguments: [
    ("needs: [b.md]", ["b": ["c"], "c": ["b"]], nil),
    ("needs: [c.md, b.md]", ["b": ["a"], "c": []], "`a.md` → `b.md` → `a.md`"),
    (
      "needs: [c.md, b.md]", ["b": ["c", "d"], "d": ["a"], "c": ["b"]],
      "`a.md` → `b.md` → `d.md` → `a.md`"
    ),
    ("needs: [c.md, b.md]", ["b": ["b"], "c": ["b"]], nil),
  ] as [(String, [String: [String]], String?)])
func lessonsMustNotNeedEachOther(front: String, needs: [String: [String]], circle: String?) {
  var course = Course()
  course.lessonPaths = ["lessons/b.md", "lessons/c.md", "lessons/d.md", "lessons/a.md"]
  course.needs = Dictionary(
    uniqueKeysWithValues: needs.map { name, needed in
      ("lessons/\(name).md", needed.map { "lessons/\($0).md" })
    })
  let found = parse("---\n\(front)\n---\n").check(course: course)
  let circles = found.filter { $0.rule == .needsCircle }
  #expect(found == circles)
  guard let circle else {
    #expect(found.isEmpty)
    return
  }
  let last = circles.last
  #expect(last?.message == "these lessons need each other: \(circle)")
  #expect(last?.range.start == SourcePosition(line: 2, column: 15))
  #expect(last?.severity == .error)
}

@Test func aNeedThatComesLaterIsAWarning() {
  var course = Course()
  course.needs = ["lessons/z.md": []]
  course.lessonPaths = ["lessons/a.md", "lessons/z.md"]
  let lesson = parse("---\nneeds:\n  - z.md\n---\n")
  let found = lesson.check(course: course)
  #expect(found.map(\.rule) == [.laterNeed])
  #expect(found.map(\.severity) == [.warning])
  #expect(found.map(\.range.start) == [SourcePosition(line: 3, column: 5)])
  course.lessonPaths.reverse()
  #expect(lesson.check(course: course).isEmpty)
}
