import Engine
import Foundation
import Testing

/// What reports call the places of a sandbox that cannot choose them.
struct SandboxPlacesTests {
  private let places = Sandbox.Places(course: "/home/me/course", temporary: "/var/tmp")

  @Test(arguments: [
    ("/home/me/course", "/course"), ("/home/me/course/en/a.csv", "/course/en/a.csv"),
    ("[\"/home/me/course\", 1]", "[\"/course\", 1]"),
    ("file:///home/me/course/a.csv", "file:///course/a.csv"),
    ("It lies in /home/me/course.", "It lies in /course."),
    ("/home/me/course /home/me/course\n/home/me/course/", "/course /course\n/course/"),
    ("/var/tmp/unroll-a1B2c3", "/tmp"), ("/var/tmp/unroll-a1B2c3/x", "/tmp/x"),
  ])
  func aPlaceHasTheSameNameEverywhere(_ text: String, _ shown: String) {
    #expect(places.shown(in: text) == shown)
  }

  @Test(arguments: [
    "/home/me/courses", "/home/me/course.old/a", "/home/me/course-2", "/srv/home/me/course",
    "/var/tmp/unroll-a1B2", "/var/tmp/unroll-a1B2c3d4", "/home/me", "",
  ])
  func otherNamesStay(_ text: String) {
    #expect(places.shown(in: text) == text)
  }

  @Test func aFolderOfOnesOwnMayBeWrittenAndMade() throws {
    let folder = CourseFolder()
    #expect(Sandbox.mayWrite(folder.path))
    #expect(Sandbox.mayWrite(folder.path + "/a/b"))
    #expect(!Sandbox.mayWrite("/proc/1/a"))
  }

  /// Root of a namespace of its own may not.
  private static let mayGiveAway: Bool = {
    let folder = CourseFolder()
    return chown(folder.path, 12_345, 12_345) == 0
  }()

  /// The compiler wrote its modules to the build folder of another user, whom root may overrule outside.
  @Test(.enabled(if: mayGiveAway)) func insideRootMayNotWriteToAnotherUsersFolder() throws {
    let folder = CourseFolder()
    try #require(chown(folder.path, 12_345, 12_345) == 0)
    #expect(access(folder.path, W_OK) == 0)
    #expect(!Sandbox.mayWrite(folder.path))
    #expect(!Sandbox.mayWrite(folder.path + "/a"))
  }
}
