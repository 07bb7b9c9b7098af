import Lessons
import Testing

@Suite struct LinkTests {
  @Test(arguments: [
    ("b.md", "en/a.md", "en/b.md"), ("../zh/b.md", "en/a.md", "zh/b.md"),
    ("./b.md", "a.md", "b.md"),
    ("", "en/a.md", "en"), ("x//y/./z", "a.md", "x/y/z"), ("../b.md", "a.md", nil),
    ("../../b.md", "en/a.md", nil), ("/b.md", "en/a.md", nil), ("c/../../b.md", "en/a.md", "b.md"),
  ])
  func resolvesAPath(path: String, source: String, expected: String?) {
    #expect(CoursePath.resolve(path, from: source) == expected)
  }

  @Test(arguments: [
    ("a.md", "b.md"), ("en/a.md", "b.md"), ("a.md", "en/b.md"), ("en/x/a.md", "en/y/b.md"),
    ("en/a.md", "en/a.md"), ("en/a.md", "zh/x/b.md"),
  ])
  func leadsThereAndBack(source: String, target: String) {
    let way = CoursePath.relative(target, from: source)
    #expect(CoursePath.resolve(way, from: source) == target, "\(way)")
  }

  @Test(arguments: [
    ("a%20b", "a b"), ("%E4%B8%AD.md", "中.md"), ("%e4%b8%ad", "中"), ("100%", "100%"),
    ("50%-off", "50%-off"), ("%+f%2", "%+f%2"), ("%E4.md", "%E4.md"), ("中", "中"), ("", ""),
    ("%2525", "%25"),
  ])
  func readsPercentEscapes(text: String, expected: String) {
    #expect(PercentEscapes.decoded(text) == expected)
  }

  @Test(arguments: [
    ("b.md", "b.md", nil), ("b.md#c%20d", "b.md", "c d"), ("#c", "", "c"),
    ("b.md?x#c", "b.md", "c"),
    ("b.md#", "b.md", ""),
  ])
  func takesALinkApart(link: String, path: String, fragment: String?) throws {
    let destination = try #require(LinkDestination(link))
    #expect(destination.path == path)
    #expect(destination.fragment == fragment)
  }

  @Test(arguments: ["https://example.org/a", "mailto:a@example.org", "//example.org/a"])
  func leavesOtherPlacesAlone(link: String) {
    #expect(LinkDestination(link) == nil)
  }
}
