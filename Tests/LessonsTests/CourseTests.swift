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

  var lessonPaths: [String] { ["lessons/a.md", "lessons/b.md"] }

  func ids(inLesson path: String) -> Set<String>? {
    path == "lessons/b.md" ? ["gates", "双向"] : nil
  }
}

@Test(
  arguments: [
    ("[x](#here)", nil, 0, nil),
    ("[x](#heer) 双", "missing-id", 5, "did you mean `here`?"),
    ("双👩‍👩‍👧 [x](#missing)", "missing-id", 8, "give a fence the id: `{#missing}`"),
    ("> 双\n> [x](#missing)", "missing-id", 7, nil),
    ("- *b [x][r]*\n\n[r]: #missing", "missing-id", 6, nil),
    ("[x](b.md) [y](b.md#gates) [z](b.md#%E5%8F%8C%E5%90%91) [w](./b.md#双向)", nil, 0, nil),
    ("[x](b.md#gatse)", "missing-heading", 5, "did you mean `gates`?"),
    ("[x](c.md)", "missing-file", 5, nil),
    ("![双](<data/no such.csv>)", "missing-file", 7, nil),
    ("[x](data/双.csv) [x](data/%E5%8F%8C.csv?raw)", nil, 0, nil),
    ("[x](../README.md) and [y](../../etc/passwd)", "link-outside-course", 27, nil),
    ("[x](/etc/passwd)", "link-outside-course", 5, nil),
    ("[x](data/linked.csv)", "link-outside-course", 5, nil),
    ("[x](https://a.b/c#d) <mailto:a@b.c> [y](//host/a) <https://a.b>", nil, 0, nil),
    ("[x]()", "empty-link", 1, nil),
    ("missing.md [missing.md](missing.md)", "missing-file", 25, nil),
    ("a [b\nc](#missing)", "missing-id", 4, nil),
  ] as [(String, String?, Int, String?)])
func brokenLinksHaveTheirPlace(text: String, rule: String?, column: Int, hint: String?) {
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
  #expect(found.map(\.rule) == ["missing-data", "data-outside-lessons"])
  #expect(found.map(\.range.start.column) == [20, 33])
  let list = parse("---\ndata:\n  - data/linked.csv\n  - \"/etc/passwd\"\n---\n")
  #expect(
    list.check(course: Course()).map(\.rule) == ["data-outside-lessons", "data-outside-lessons"])
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
      "repeated-need", "needs-itself", "unknown-lesson", "unknown-lesson", "unknown-lesson",
    ])
  #expect(found.map(\.range.start.column) == [15, 23, 29, 35, 47])
  #expect(found[2].hint == "did you mean `a.md`?")
  #expect(found[2].message == "there is no lesson `lessons/c.md` in this course")
  #expect(found.map(\.severity) == [.warning, .error, .error, .error, .error])
}
