import Foundation
import Lessons
import Runs
import Site
import Testing

/// Marks, as instructors get them.
struct GradeTests {
  private func grade(
    _ course: TestCourse, _ folder: String, jobs: Int = 2
  ) async throws -> [StudentGrade] {
    try await course.site().grade([folder], .whole, RunOptions(jobs: jobs)).grades
  }

  /// Each hostile answer between two right ones, which nothing happens to.
  @Test func hostileAnswersGetWhatTheyMeritAndHarmNobody() async throws {
    let course = try TestCourse(["sums": HostileAnswers.lesson])
    var expected: [String: Int] = [:]
    for (index, (name, answer, points)) in HostileAnswers.all.enumerated() {
      let number = String(format: "%02d", index)
      let students = [
        ("\(number)-\(name)", answer, points), ("\(number)-\(name)-next", HostileAnswers.right, 2),
      ]
      for (student, text, points) in students {
        try course.write(text, to: "in/\(student)/sums/sum.swift")
        expected[student] = points
      }
    }
    let grades = try await grade(course, "in")
    #expect(grades.count == 2 * HostileAnswers.all.count)
    #expect(HostileAnswers.all.count >= 30)
    for grade in grades {
      let why = grade.marks.first?.judgement.map { "\($0.claims) \($0.problems)" } ?? ""
      #expect(grade.points == expected[grade.student], "\(grade.student): \(why)")
      #expect(grade.total == 2)
    }
  }

  /// A name that cannot be told would be a student without marks.
  @Test func aNameThatIsNotUTF8IsAnError() async throws {
    let course = try TestCourse(["sums": HostileAnswers.lesson])
    try course.write(HostileAnswers.right, to: "in/ada/sums/sum.swift")
    let path = Array(course.url("in").path.utf8) + Array("/M".utf8) + [0xFC] + Array("ller".utf8)
    let made = (path + [0]).map { CChar(bitPattern: $0) }.withUnsafeBufferPointer {
      $0.baseAddress.map { mkdir($0, 0o700) } ?? -1
    }
    // File systems of macOS take no such names.
    guard made == 0 else { return }
    let failure = await #expect(throws: Failure.self) { try await grade(course, "in") }
    #expect(failure?.message.contains("is not UTF-8") == true)
  }

  @Test func aFileBesideTheFoldersOfAClassIsAnError() async throws {
    let course = try TestCourse(["sums": HostileAnswers.lesson])
    for student in ["ada", "bob"] {
      try course.write(HostileAnswers.right, to: "in/\(student)/sum.swift")
    }
    #expect(try await grade(course, "in").map(\.points) == [2, 2])
    try course.write(HostileAnswers.right, to: "in/sum.swift")
    let failure = await #expect(throws: Failure.self) { try await grade(course, "in") }
    #expect(failure?.message.contains("in/sum.swift: lies beside") == true)
    // One student, with something in a folder.
    try course.remove("in/bob")
    #expect(try await grade(course, "in").map(\.points) == [2])
  }

  /// In the words of the answer, which knows nothing of the closure that it is asked for in.
  @Test func aTypeIsToldWithoutItsSurroundings() async throws {
    let course = try TestCourse([
      "lists": """
      # Lists

      ```swift exercise {#list}
      let list: [Float] = []
      ```

      ```swift test
      let list: [Float] = answer { list }
      check("It holds a half.", list, ==, [0.5])
      ```

      ```swift solution
      let list: [Float] = [0.5]
      ```

      """
    ])
    try course.write("let list = [0.5]\n", to: "in/ada/list.swift")
    let marks = try await grade(course, "in").flatMap(\.marks)
    #expect(
      marks.first?.judgement?.problems.map(\.message)
        == ["`list` has to be of type `[Float]`, and is a `[Double]`"])
  }

  @Test func aLessonThatFailsIsNotTheStudentsFault() async throws {
    let broken = HostileAnswers.lesson.replacing(
      "```swift exercise",
      with: "```swift\nlet broken: Int = \"\"\n```\n\n```swift exercise", maxReplacements: 1)
    let course = try TestCourse(["sums": broken])
    try course.write(HostileAnswers.right, to: "in/ada/sums/sum.swift")
    let marks = try await grade(course, "in").flatMap(\.marks)
    #expect(marks.map(\.isUnjudged) == [true])
    #expect(marks[0].notes.first?.hasPrefix("not judged: the lesson") == true)
  }

  @Test func whatIsNoTextIsAVerdictToo() async throws {
    let course = try TestCourse(["sums": HostileAnswers.lesson])
    let folder = course.folder.appending(path: "in")
    func place(_ student: String) throws -> String {
      let path = folder.appending(path: "\(student)/sums")
      try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
      return path.appending(path: "sum.swift").path
    }
    try Data(HostileAnswers.right.utf8).write(to: URL(filePath: place("good 学生")))
    try Data().write(to: URL(filePath: place("empty")))
    try Data(count: 1 << 20).write(to: URL(filePath: place("huge")))
    try Data([0xFF, 0xFE, 0x61, 0]).write(to: URL(filePath: place("utf16")))
    try Data([0x61, 0xFF]).write(to: URL(filePath: place("latin")))
    try FileManager.default.createSymbolicLink(
      atPath: place("link"), withDestinationPath: "/etc/passwd")
    #expect(mkfifo(try place("fifo"), 0o600) == 0)
    try FileManager.default.createDirectory(
      atPath: place("folder"), withIntermediateDirectories: true)
    try FileManager.default.createDirectory(
      at: folder.appending(path: "nothing"), withIntermediateDirectories: true)
    let grades = try await grade(course, "in")
    let notes = Dictionary(
      uniqueKeysWithValues: grades.map { ($0.student, $0.marks[0].notes.first ?? "") })
    #expect(notes["empty"] == "the answer is empty")
    #expect(notes["huge"]?.contains("larger than 256 KB") == true)
    #expect(notes["utf16"]?.contains("UTF-16") == true)
    #expect(notes["latin"]?.contains("UTF-8") == true)
    #expect(notes["link"] == "the answer is a link, and not a file")
    #expect(notes["fifo"] == "the answer is a pipe, and not a file")
    #expect(notes["folder"] == "the answer is a folder, and not a file")
    let points = Dictionary(uniqueKeysWithValues: grades.map { ($0.student, $0.points) })
    #expect(points["good 学生"] == 2 && points.values.reduce(0, +) == 2)
    let missing = grades.filter { $0.marks[0].isMissing }.map(\.student)
    #expect(missing == ["nothing"])
  }

  @Test func aDeviceIsNoAnswer() throws {
    for device in ["/dev/null", "/dev/zero"] {
      let refusal = #expect(throws: AnswerFile.Refusal.self) { try AnswerFile.read(device) }
      #expect(refusal?.sentence == "the answer is a device, and not a file")
    }
  }

  /// What nbgrader 0.9.6 was seen to mark wrongly.
  @Test func whatAnotherGraderGetsWrongIsRightHere() async throws {
    let course = try TestCourse(["sums": HostileAnswers.lesson])
    let wrong = "func sum(_ numbers: [Int]) -> Int { 1 }\nlet t = zeros(2)\n"
    // A test that was deleted, changed or doubled is the student's own matter: tests are ours.
    let noTests = HostileAnswers.lesson.replacing(/```swift test(?s:.*?)```/, with: "")
    try course.write(noTests, to: "in/deleted-test/sums.md")
    try course.write(wrong, to: "in/deleted-test/sums/sum.swift")
    let easy = HostileAnswers.lesson.replacing("numbers.reduce(0, +))", with: "1)")
    try course.write(easy, to: "in/edited-test/sums.md")
    try course.write(wrong, to: "in/edited-test/answers/sums/sum.swift")
    try course.write(HostileAnswers.right, to: "in/doubled/answers/sums/sum.swift")
    try course.write(wrong, to: "in/doubled/answers/old/answers/sums/sum.swift")
    // No answer is not the same as one without points.
    try course.write("nothing", to: "in/nothing/readme.txt")
    try course.write(wrong, to: "in/no-points/sums/sum.swift")
    // A file of another name answers nothing, and is named.
    try course.write(HostileAnswers.right, to: "in/renamed/sums/summ.swift")
    // Claims of an answer count nothing.
    let more = "check(\"more\", 1, ==, 1)\n"
    try course.write(HostileAnswers.right + more, to: "in/more/sum.swift")
    // One endless loop costs its own exercise.
    try course.write(HostileAnswers.right + "while true {}\n", to: "in/slow/sums/sum.swift")
    func marks() async throws -> [String: StudentGrade.Mark] {
      let grades = try await grade(course, "in")
      #expect(grades.allSatisfy { $0.total == 2 })
      #expect(
        grades.first { $0.student == "renamed" }?.strays.map { ($0 as NSString).lastPathComponent }
          == ["summ.swift"])
      return Dictionary(uniqueKeysWithValues: grades.map { ($0.student, $0.marks[0]) })
    }
    let first = try await marks()
    #expect(
      first.mapValues(\.points) == [
        "deleted-test": 0, "edited-test": 0, "doubled": 2, "nothing": 0, "no-points": 0,
        "renamed": 0,
        "more": 2, "slow": 0,
      ])
    #expect(first["doubled"]?.notes.first?.hasPrefix("not looked at, as there is another") == true)
    #expect(Set(first.filter(\.value.isMissing).keys) == ["nothing", "renamed"])
    // Graded again after it changed, and after the test did.
    try course.write(HostileAnswers.right, to: "in/no-points/sums/sum.swift")
    try course.write(wrong, to: "in/doubled/answers/sums/sum.swift")
    let second = try await marks()
    #expect(second["no-points"]?.points == 2 && second["doubled"]?.points == 0)
    try course.write(easy, to: "lessons/sums.md")
    #expect(try await marks()["doubled"]?.points == 1)
  }

  @Test func foldersAreReadAsTheyAreDelivered() async throws {
    let course = try TestCourse(["sums": HostileAnswers.lesson])
    let right = HostileAnswers.right
    for path in [
      "moodle/Jane Doe_1234_assignsubmission_file_/answers/sums/sum.swift",
      "moodle/王 小明_1235_assignsubmission_file_/sum.swift",
      "moodle/Nested_1236_assignsubmission_file_/my work/sums/sum.swift",
      "canvas/doejane_LATE_77_88_sum.swift", "canvas/roejim_78_89_sum-1.swift",
      "one/answers/sums/sum.swift",
    ] { try course.write(right, to: path) }
    try course.write("nonsense", to: "canvas/roejim_78_88_sum.swift")
    try course.write("x", to: "moodle/__MACOSX/Jane Doe/._sum.swift")
    try course.write("x", to: "moodle/Jane Doe_1234_assignsubmission_file_/notes.swift")
    // Moodle without folders; Canvas with an archive, unpacked beside the files.
    try course.write(right, to: "plain/王 小明_1235_assignsubmission_file_sum.swift")
    try course.write(right, to: "plain/Jane Doe_1234_assignsubmission_file_sum.swift")
    try course.write(right, to: "mixed/doejane_LATE_77_88_answers/answers/sums/sum.swift")
    try course.write(right, to: "mixed/王小明_78_89_sum.swift")
    try course.write("x", to: "mixed/__MACOSX/._doejane_LATE_77_88_answers")
    let plain = try await grade(course, "plain")
    #expect(plain.map(\.student) == ["Jane Doe_1234", "王 小明_1235"])
    #expect(plain.map(\.points) == [2, 2])
    let mixed = try await grade(course, "mixed")
    #expect(mixed.map(\.student) == ["doejane_77", "王小明_78"])
    #expect(mixed.map(\.points) == [2, 2] && mixed.map(\.submission.isLate) == [true, false])
    let moodle = try await grade(course, "moodle")
    #expect(moodle.map(\.student) == ["Jane Doe_1234", "Nested_1236", "王 小明_1235"])
    #expect(moodle.map(\.points) == [2, 2, 2])
    #expect(moodle[0].strays.map { ($0 as NSString).lastPathComponent } == ["notes.swift"])
    let canvas = try await grade(course, "canvas", jobs: 1)
    #expect(canvas.map(\.student) == ["doejane_77", "roejim_78"])
    #expect(canvas.map(\.submission.isLate) == [true, false])
    #expect(canvas.map(\.points) == [2, 2])
    let one = try await grade(course, "one")
    #expect(one.map(\.student) == ["one"] && one[0].points == 2)
  }

  @Test func aPageForAStudentHoldsNoMarkupOfTheirs() async throws {
    let course = try TestCourse(["sums": HostileAnswers.lesson])
    let evil = "<script>alert(1)</script>"
    try course.write("let x = \"\(evil)\" + 1\n", to: "in/<b>a/sums/sum.swift")
    let grades = try await grade(course, "in")
    let page = FeedbackPage(grades[0]).html()
    #expect(!page.contains("<script") && !page.contains("<b>a"))
    #expect(page.contains("&lt;script&gt;"))
    #expect(
      FeedbackPage.fileName("../<b>a") == "_b_a.html"
        || !FeedbackPage.fileName("../<b>a").contains("/"))
  }
}
