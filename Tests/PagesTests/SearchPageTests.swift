import Foundation
import Pages
import Testing
import Weaving

struct SearchPageTests {
  private func data(_ page: PageElement) throws -> [[Any]] {
    let script = try #require(
      page.all("script").first { $0.attributes["type"] == "application/json" })
    return try #require(
      JSONSerialization.jsonObject(with: Data(script.text.utf8)) as? [[Any]])
  }

  @Test func itsDataAreTheSectionsOfAllLessons() throws {
    let pages = try data(expectSound(SampleSite.search(0), isSearch: true))
    #expect(pages.map { $0[0] as? String }.contains("02-layers.html"))
    let layers = try #require(pages.first { $0[0] as? String == "02-layers.html" })
    #expect(layers[1] as? String == "Layers <above> layers")
    let sections = try #require(layers[2] as? [[String]])
    #expect(sections.map { $0[0] } == ["", "depth"])
    #expect(sections[1] == ["depth", "Depth", "As in the first lesson, and here."])
  }

  @Test func everySolutionStaysOut() throws {
    let html = SampleSite.search(0)
    #expect(!html.contains("solution text"))
    #expect(!html.contains("secret"))
  }

  @Test func noTextCanEndTheScript() throws {
    let lesson = Sample.parse(
      "# A\n\nText `</script><script>alert(1)</script>` and \\\\ \"quotes\" \u{2028}.\n",
      path: "index.md")
    let course = Course(
      entries: [CourseEntry(path: "index.md", lesson: lesson, run: SampleSite.passing(lesson))])
    let html = SearchPage(
      try #require(course.editions.first), course: course,
      reports: [Report(lesson, SampleSite.passing(lesson), course: course)]
    ).html()
    let page = try expectSound(html, isSearch: true)
    #expect(page.all("script").count == 2)
    let text = try #require((data(page).first?[2] as? [[String]])?.first?[2])
    #expect(text.contains("</script><script>alert(1)</script> and \\ \"quotes\""))
  }

  @Test func onlyItsOwnScriptMayRun() throws {
    let page = try expectSound(SampleSite.search(0), isSearch: true)
    let script = try #require(page.all("script").first { $0.attributes["type"] == nil })
    let policy = contentSecurityPolicy(forScript: script.text)
    #expect(
      page.all("meta").contains { $0.attributes["content"] == policy })
    // SHA-256 of the empty text, as everybody knows it.
    #expect(
      contentSecurityPolicy(forScript: "").hasSuffix(
        "script-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"))
    #expect(
      contentSecurityPolicy(forScript: "abc").hasSuffix(
        "script-src 'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='"))
    #expect(!script.text.contains("innerHTML"))
  }

  @Test func withoutAScriptItIsAnIndexOfAllHeadings() throws {
    let page = try expectSound(SampleSite.search(0), isSearch: true)
    let index = try #require(page.all(withClass: "heading-index").first)
    #expect(
      index.all("a").map(\.text) == [
        "A race", "A step", "Again & again", "Depth", "Extra", "For whom", "Glossary",
        "Hidden state", "Layers <above> layers", "Networks that remember", "One cell",
      ])
    #expect(index.all("h3").map(\.text) == ["A", "D", "E", "F", "G", "H", "L", "N", "O"])
    #expect(
      page.all(withClass: "search").map { $0.attributes["hidden"] } == [""])
  }

  @Test func chineseHeadingsAreSortedByUnicodesNumbers() throws {
    let page = try expectSound(SampleSite.search(1), isSearch: true)
    let index = try #require(page.all(withClass: "heading-index").first)
    let headings = index.all("a").map(\.text)
    #expect(headings == ["一个循环单元", "一步", "会记忆的网络", "术语表", "隐藏状态"])
    #expect(index.all("h3").map(\.text) == ["汉字"])
  }
}
