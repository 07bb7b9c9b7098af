import FlyingFox
import Foundation
import Preview
import Site
import Testing

/// What a reader changes, through the gate, as the page asks for it.
struct EditingTests {
  private static let token = "0123456789abcdef0123456789abcdef"
  private static let text = """
    # A lesson

    ```swift
    let one = 1
    let two = one + 1
    ```

    1. A cell in a list

       ```swift
       let three = two + 1
       ```

    ```swift exercise {#four}
    let four = 0
    ```

    ```swift test
    let four: Int = answer { four }
    check("It is four.", four, ==, 4)
    ```
    """

  private let folder: URL
  private let gate: Gate

  init() throws {
    (folder, gate) = try Self.make(writes: false)
  }

  private static func make(writes: Bool) throws -> (URL, Gate) {
    let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "unroll-editing-\(UUID().uuidString)")
    let lessons = folder.appending(path: "lessons")
    try FileManager.default.createDirectory(at: lessons, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: lessons.appending(path: "a.md"))
    let place = Workplace(
      folder: folder.path, environment: ProcessInfo.processInfo.environment)
    let course = try LiveCourse([], in: place)
    return (
      folder, Gate(Access(token: token, port: 8271), CourseServer(course, writes: writes) { _ in })
    )
  }

  private func ask(
    _ route: Route, query: String = "", body: String = "", gate: Gate? = nil
  ) async throws -> (status: Int, json: [String: Any]) {
    let request = HTTPRequest(
      method: HTTPMethod(route.method), version: .http11,
      target: HTTPRequest.Target(path: route.address(page: "", file: ""), query: query),
      headers: HTTPHeaders([
        .host: "127.0.0.1:8271", HTTPHeader("Origin"): "http://127.0.0.1:8271",
        .cookie: "unroll-8271=\(Self.token)", .contentLength: "\(body.utf8.count)",
      ]), body: HTTPBodySequence(data: Data(body.utf8)))
    let response = try await (gate ?? self.gate).handleRequest(request)
    let data = try await response.bodyData
    let json = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
    return (response.statusCode.code, json ?? [:])
  }

  private func change(_ fields: [String: Any]) throws -> String {
    let all = fields.merging(["page": "a.html"]) { $1 }
    return String(decoding: try JSONSerialization.data(withJSONObject: all), as: UTF8.self)
  }

  private func files(_ path: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path))?
      .sorted() ?? []
  }

  private func lesson() throws -> String {
    try String(contentsOf: folder.appending(path: "lessons/a.md"), encoding: .utf8)
  }

  @Test func aChangeIsKeptBesideTheLessonAndTakenBack() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let source = try await ask(.source, query: "page=a.html&cell=2").json
    let key = try #require(source["key"] as? String)
    // A cell in a list is shown without the list's margin.
    #expect(source["code"] as? String == "let three = two + 1")
    let body = try change(["cell": 2, "key": key, "code": "let three = 30"])
    #expect(try await ask(.edit, body: body).status == 200)
    #expect(files("lessons/answers/a/cells") == ["02-\(key).swift"])
    let changed = try await ask(.source, query: "page=a.html&cell=2").json
    #expect(changed["code"] as? String == "let three = 30")
    #expect(changed["author"] as? String == "let three = two + 1")
    #expect(try lesson() == Self.text)
    let reset = try change(["cell": 2, "key": key])
    #expect(try await ask(.reset, body: reset).status == 200)
    #expect(files("lessons/answers/a/cells") == ["02-\(key).1.swift"])
    #expect(
      try await ask(.source, query: "page=a.html&cell=2").json["isEdited"] as? Bool == false)
  }

  @Test func anAnswerIsWrittenWherePracticeLooks() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let body = try change(["exercise": "four", "code": "let four = 4"])
    #expect(try await ask(.edit, body: body).status == 200)
    let answer = folder.appending(path: "lessons/answers/a/four.swift")
    #expect(try String(contentsOf: answer, encoding: .utf8) == "let four = 4\n")
    #expect(try await ask(.reset, body: try change(["exercise": "four"])).status == 200)
    #expect(files("lessons/answers/a").contains("four.1.swift"))
    #expect(try String(contentsOf: answer, encoding: .utf8) == "let four = 0\n")
  }

  /// The author was quicker: both versions are there, and nothing is overwritten.
  @Test func aChangeOfAnotherTextIsAConflict() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let body = try change(["cell": 1, "key": "000000000000", "code": "let one = 2"])
    let answer = try await ask(.edit, body: body)
    #expect(answer.status == 409)
    #expect(answer.json["code"] as? String == "let one = 1\nlet two = one + 1")
    #expect(files("lessons/answers/a/cells").isEmpty)
  }

  @Test(arguments: ["a\n```\nb", "  ~~~", "\u{0}", "too much"])
  func whatWouldBreakTheLessonIsRefused(_ code: String) async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let key = try #require(
      try await ask(.source, query: "page=a.html&cell=1").json["key"] as? String)
    let code = code == "too much" ? String(repeating: "x", count: 300_000) : code
    let answer = try await ask(.edit, body: change(["cell": 1, "key": key, "code": code]))
    #expect(answer.status == 422)
    #expect((answer.json["reason"] as? String)?.isEmpty == false)
    #expect(files("lessons/answers/a/cells").isEmpty)
  }

  @Test(arguments: [
    "", "{", "[]", "{\"page\":\"../a.html\"}", "{\"page\":\"a.html\",\"cell\":99,\"code\":\"\"}",
  ])
  func whatIsNoChangeIsRefused(_ body: String) async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect([400, 404].contains(try await ask(.edit, body: body).status))
    #expect(files("lessons/answers").isEmpty)
  }

  /// For authors: the file itself, and only as long as it is what the change was based on.
  /// The course's page asks for it.
  @Test func theCourseKnowsHowManyExercisesAreSolved() async throws {
    func lessons() async throws -> [String] {
      let answer = try await ask(.progress).json["lessons"] as? [[String: Any]]
      return try #require(answer).map { entry in
        "\(entry["page"] ?? "-"): \(entry["solved"] ?? "-") of \(entry["all"] ?? "-")"
      }
    }
    func entry(solved: Int) -> [String] { ["a.html: \(solved) of 1"] }
    #expect(try await lessons() == entry(solved: 0))

    let answer = folder.appending(path: "lessons/answers/a/four.swift")
    try FileManager.default.createDirectory(
      at: answer.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("let four = 2 + 2\n".utf8).write(to: answer)
    #expect(try await lessons() == entry(solved: 1))
    try Data("let four = 5\n".utf8).write(to: answer)
    #expect(try await lessons() == entry(solved: 0))
  }

  @Test func writingChangesTheFileThatItIsBasedOn() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let (folder, gate) = try Self.make(writes: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "lessons/a.md")
    let key = try #require(
      try await ask(.source, query: "page=a.html&cell=2", gate: gate).json["key"] as? String)
    let body = try change(["cell": 2, "key": key, "code": "let three = 3\nlet more = 4"])
    #expect(try await ask(.edit, body: body, gate: gate).status == 200)
    let wanted = Self.text.replacing(
      "   let three = two + 1", with: "   let three = 3\n   let more = 4")
    #expect(try String(contentsOf: file, encoding: .utf8) == wanted)
    // The server has not read the file again yet: what it knows is not what is there.
    #expect(try await ask(.edit, body: body, gate: gate).status == 409)
    #expect(try String(contentsOf: file, encoding: .utf8) == wanted)
  }
}
