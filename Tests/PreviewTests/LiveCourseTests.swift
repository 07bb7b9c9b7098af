import Foundation
import Site
import Testing

/// What a change of files means for pages, and what a served course gives away.
struct LiveCourseTests {
  private let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    .appending(path: "unroll-live-\(UUID().uuidString)")

  private func write(_ text: String, to path: String) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private func course() throws -> LiveCourse {
    try write("---\ndata: [data.csv]\n---\n# A\n\nWords.\n", to: "lessons/a.md")
    let links = "[data](more/x.csv) [out](../secret.txt) [link](link.csv)"
    try write("# B\n\n\(links)\n", to: "lessons/b.md")
    for path in ["lessons/data.csv", "lessons/more/x.csv", "secret.txt", "lessons/other.csv"] {
      try write("1\n", to: path)
    }
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: "lessons/link.csv"),
      withDestinationURL: folder.appending(path: "secret.txt"))
    return try LiveCourse(
      [],
      in: Workplace(folder: folder.path, environment: ProcessInfo.processInfo.environment))
  }

  @Test func aChangeConcernsThePagesThatShowIt() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    var course = try course()
    func change(_ path: String, _ text: String?) throws -> LiveCourse.Change {
      if let text {
        try write(text, to: "lessons/" + path)
      } else {
        try FileManager.default.removeItem(at: folder.appending(path: "lessons/" + path))
      }
      let (next, change) = try course.updated(after: [path])
      course = next
      return change
    }
    let head = "---\ndata: [data.csv]\n---\n# A\n\n"
    #expect(try change("a.md", head + "Other words.\n") == .lessons(["a.md"]))
    #expect(try change("a.md", head + "Other words.\n") == .nothing)
    #expect(try change("a.md", "---\ntitle: New\n---\n# A\n") == .everything)
    #expect(try change("a.md", head) == .everything)
    #expect(try change("data.csv", "2\n") == .everything)
    #expect(try change("Directives.swift", "\n") == .everything)
    #expect(try change("other.csv", "2\n") == .nothing)
    #expect(try change("4913", "x") == .nothing)
    #expect(try change("_draft.md", "# D\n") == .nothing)
    #expect(try change("c.md", "# C\n") == .everything)
    #expect(course.site.lessons.map(\.path) == ["a.md", "b.md", "c.md"])
    #expect(try change("c.md", nil) == .everything)
    #expect(course.site.lessons.map(\.path) == ["a.md", "b.md"])
  }

  @Test func onlyWhatIsLinkedAndInTheCourseIsServed() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let course = try course()
    #expect(course.linkedFiles.keys.sorted() == ["lessons/more/x.csv"])
    #expect(course.pages.keys.sorted() == ["a.html", "b.html", "index.html"])
    #expect(course.firstAddress == "index.html")
  }
}
