import Engine
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
}
