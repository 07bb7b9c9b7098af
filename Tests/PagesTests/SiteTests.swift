import Lessons
import Pages
import Runs
import Testing
import Weaving

private func hrefs(_ page: PageElement, in name: String = "body") -> [String] {
  page.all(name).flatMap { $0.all("a") }.compactMap { $0.attributes["href"] }
}

struct SiteTests {
  @Test func everyPageIsSound() throws {
    for base in [nil, "https://example.org/a b/"] {
      let course = SampleSite.course(baseURL: base)
      for lesson in SampleSite.lessons {
        _ = try expectSound(SampleSite.html(lesson.path, course: course))
      }
      _ = try expectSound(CourseIndex(course).html())
      for language in [0, 1] {
        _ = try expectSound(SampleSite.print(language, course: course))
        _ = try expectSound(SampleSite.search(language, course: course), isSearch: true)
      }
    }
  }

  @Test func theCoursePageShowsItsTextAndThenTheMap() throws {
    let page = try expectSound(SampleSite.html("en/index.md"))
    let headings = page.all.filter { ["h1", "h2", "h3"].contains($0.name) }.map(\.text)
    #expect(
      headings == [
        "Networks that remember", "For whom #", "The lessons", "The cell", "The layer", "Reference",
      ])
    #expect(
      page.all(withClass: "lessons").flatMap { $0.all(withClass: "name") }.map(\.text) == [
        "One cell", "Layers <above> layers", "A race", "Glossary", "Extra", "Search",
        "Whole course, to print",
      ])
    let facts = page.all(withClass: "lessons").flatMap { $0.all(withClass: "facts") }.map(\.text)
    #expect(facts == ["Needs: One cell", "Needs: One cell, Layers <above> layers"])
    #expect(page.all(withClass: "minutes").map(\.text) == ["1 min", "1 min", "1 min"])
    #expect(page.all(withClass: "tally").map(\.text) == ["3 lessons, 3 minutes"])
    #expect(hrefs(page).contains("print.html"))
    // A lesson that passed says nothing of it.
    #expect(!page.text.contains("✓"))
  }

  @Test func theMapOfAThirdLanguageSaysWhichWordsAreEnglish() throws {
    let titles = ["index.md": "Réseaux", "01-un.md": "Un", "02-deux.md": "Deux"]
    let course = Course(
      entries: titles.map { name, title in
        CourseEntry(
          path: "fr/\(name)", title: title, lang: "fr", order: name == "index.md" ? nil : 1,
          needs: name == "02-deux.md" ? ["fr/01-un.md"] : [], status: .passed, cellCount: 0)
      })
    var index = Sample.parse("# Réseaux\n", path: "fr/index.md")
    index.frontMatter.lang = "fr"
    let html = HTMLPage(index, Run(cells: []), course: course, services: Sample.services).text()
    let page = try expectSound(html)
    let map = try #require(page.all(withClass: "course").first)
    for (name, text) in [
      ("h2", "The lessons"), ("h3", "Reference"), ("figcaption", nil),
      ("p", "2 lessons, 2 minutes"),
    ] {
      let element = try #require(
        map.all(name).first { text == nil || $0.text == text }, "\(name) in \(html)")
      #expect(element.attributes["lang"] == "en", "\(name)")
    }
    #expect(map.all(withClass: "minutes").allSatisfy { $0.attributes["lang"] == "en" })
    let names = map.all(withClass: "name").filter { ["Un", "Deux"].contains($0.text) }
    #expect(names.count == 2 && names.allSatisfy { $0.attributes["lang"] == nil })
  }

  @Test func theMapDrawsWhatBuildsOnWhatAndSaysItInWords() throws {
    let page = try expectSound(SampleSite.html("en/index.md"))
    let graph = try #require(page.all(withClass: "lesson-graph").first)
    #expect(graph.all(withClass: "edge").count == 3)
    #expect(graph.all(withClass: "node-number").map(\.text) == ["1", "2", "3"])
    let words = try #require(graph.all("desc").first).text
    #expect(words.contains("Layers <above> layers needs One cell."))
    #expect(words.contains("A race needs One cell, Layers <above> layers."))
    // Nothing to draw: no drawing.
    #expect(try expectSound(SampleSite.html("zh/index.md")).all(withClass: "lesson-graph").isEmpty)
  }

  @Test func aFailedLessonIsNamedOnTheCoursePage() throws {
    let course = SampleSite.course(failed: ["en/02-layers.md"])
    let page = try expectSound(SampleSite.html("en/index.md", course: course))
    #expect(page.all(withClass: "tally").map(\.text) == ["3 lessons, 3 minutes · ✗ 1 failed"])
    #expect(page.all(withClass: "facts").first?.text == "✗ failed · Needs: One cell")
    #expect(SampleSite.markdown("en/index.md", course: course).contains("✗ failed"))
  }

  @Test func theFirstPageOffersEachLanguageInItsOwnWords() throws {
    let page = try expectSound(CourseIndex(SampleSite.course()).html())
    let editions = page.all(withClass: "edition")
    #expect(editions.map { $0.attributes["lang"] } == ["en", "zh-Hans"])
    #expect(editions.map { $0.all("h2").first?.text } == ["Networks that remember", "会记忆的网络"])
    #expect(editions.map { hrefs($0, in: "h2") } == [["en/index.html"], ["zh/index.html"]])
    #expect(editions[1].text.contains("两课和一份术语表。"))
    let markdown = CourseIndex(SampleSite.course()).markdown()
    #expect(markdown.contains("# [会记忆的网络](zh/index.md)"))
  }

  @Test func lessonsOutsideOfLanguagesFollowTheChoice() throws {
    var entries = SampleSite.course().entries
    entries.append(CourseEntry(path: "loose.md", title: "Loose", status: .passed, cellCount: 1))
    let page = try expectSound(CourseIndex(Course(entries: entries)).html())
    #expect(hrefs(page, in: "ol") == ["loose.html"])
  }

  @Test func aPageKnowsItsPlaceItsTimeAndItsNeeds() throws {
    let page = try expectSound(SampleSite.html("en/02-layers.md"))
    #expect(page.all(withClass: "place-in-course").map(\.text) == ["The layer · Lesson 2"])
    #expect(page.all(withClass: "facts").map(\.text) == ["1 min · Needs: One cell"])
    #expect(page.all(withClass: "prev").map(\.text) == ["← Previous 1 One cell"])
    #expect(page.all(withClass: "next").map(\.text) == ["Next → 3 A race"])
    let top = try #require(page.all(withClass: "top").first)
    #expect(
      hrefs(top, in: "nav") == ["index.html", "glossary.html", "search.html", "../zh/index.html"])
  }

  @Test func theRowHasLessonsOnly() throws {
    let first = try expectSound(SampleSite.html("en/01-cell.md"))
    #expect(first.all(withClass: "prev").map { $0.attributes["href"] } == ["index.html"])
    let last = try expectSound(SampleSite.html("en/03-race.md"))
    #expect(last.all(withClass: "next").isEmpty)
    let glossary = try expectSound(SampleSite.html("en/glossary.md"))
    #expect(glossary.all(withClass: "neighbours").isEmpty)
  }

  @Test func twinsHaveTheSamePathInAnotherLanguage() throws {
    let page = try expectSound(SampleSite.html("en/01-cell.md"))
    let alternates = page.all("link").filter { $0.attributes["rel"] == "alternate" }
    #expect(alternates.map { $0.attributes["href"] } == ["../zh/01-cell.html"])
    #expect(alternates.map { $0.attributes["hreflang"] } == ["zh-Hans"])
    // Without a twin the switch leads to the other course, and claims nothing else.
    let lonely = try expectSound(SampleSite.html("en/extra.md"))
    #expect(lonely.all("link").allSatisfy { $0.attributes["rel"] != "alternate" })
    let languages = try #require(lonely.all(withClass: "languages").first)
    #expect(languages.all("a").map { $0.attributes["href"] } == ["../zh/index.html"])
    #expect(languages.all("a").allSatisfy { $0.attributes["rel"] == nil })
    let search = try expectSound(SampleSite.search(0), isSearch: true)
    #expect(hrefs(search, in: "header").contains("../zh/search.html"))
  }

  @Test func pagesTellWhatTheyAreAbout() throws {
    func metas(_ html: String) throws -> [String: String] {
      Dictionary(
        try PageReader.read(html).all("meta").compactMap { meta in
          guard let name = meta.attributes["property"] ?? meta.attributes["name"],
            let content = meta.attributes["content"]
          else { return nil }
          return (name, content)
        }, uniquingKeysWith: { one, _ in one })
    }
    let page = try metas(SampleSite.html("zh/index.md"))
    #expect(page["og:title"] == "会记忆的网络")
    #expect(page["og:locale"] == "zh_CN")
    #expect(page["og:type"] == "website")
    #expect(page["og:site_name"] == "会记忆的网络")
    #expect(page["description"] == "两课和一份术语表。")
    #expect(page["og:url"] == nil)
    // What the text says first, where there is no summary.
    let layers = try metas(SampleSite.html("en/02-layers.md"))
    #expect(layers["description"] == "What comes first says what this page is about.")
    #expect(layers["og:type"] == "article")
  }

  @Test func fullAddressesStandOnlyWhereTheAddressIsKnown() throws {
    let pages = [SampleSite.html("en/01-cell.md"), SampleSite.search(0), SampleSite.print(1)]
    for page in pages {
      let own = page.replacing("https://example.org/\"", with: "").replacing(
        "http://www.w3.org/", with: "")
      #expect(!own.contains("://"), "\(own.ranges(of: "://").count)")
    }
    #expect(Sitemap(SampleSite.course()) == nil)

    let known = SampleSite.course(baseURL: "https://example.org/course")
    let page = try expectSound(SampleSite.html("en/01-cell.md", course: known))
    let canonical = page.all("link").first { $0.attributes["rel"] == "canonical" }
    #expect(canonical?.attributes["href"] == "https://example.org/course/en/01-cell.html")
    let sitemap = try #require(Sitemap(known)).text
    #expect(sitemap.contains("<loc>https://example.org/course/zh/glossary.html</loc>"))
    #expect(sitemap.ranges(of: "<url>").count == SampleSite.lessons.count + 1)
  }

  @Test func termsOfTheGlossaryExplainThemselves() throws {
    let page = try expectSound(SampleSite.html("en/01-cell.md"))
    let term = try #require(page.all(withClass: "term").first)
    #expect(term.attributes["href"] == "glossary.html#hidden-state")
    #expect(
      term.attributes["title"] == "What a cell carries, e.g. a vector, from step to step.")
    let chinese = try expectSound(SampleSite.html("zh/01-cell.md"))
    #expect(
      chinese.all(withClass: "term").map { $0.attributes["title"] } == ["单元从一步带到下一步的向量。"])
  }

  @Test func readingTimeIsAMatterOfTheTextAlone() {
    func minutes(_ body: String) -> Int { ReadingTime(of: Sample.parse(body)).minutes }
    #expect(minutes("") == 1)
    #expect(minutes(String(repeating: "word ", count: 239) + "end") == 1)
    #expect(minutes(String(repeating: "word ", count: 240) + "end") == 2)
    #expect(minutes(String(repeating: "字", count: 351)) == 2)
    #expect(minutes("```swift\n" + String(repeating: "let x = 1\n", count: 31) + "```\n") == 2)
    #expect(minutes("```swift {.hidden}\n" + String(repeating: "f()\n", count: 90) + "```\n") == 1)
    #expect(minutes(String(repeating: "```math\nx\n```\n\n", count: 7)) == 2)
    func task(_ role: String) -> String {
      "```swift \(role)\n" + String(repeating: "f()\n", count: 31) + "```\n\n"
    }
    #expect(minutes(task("exercise")) == 2)
    #expect(minutes(task("exercise") + task("solution")) == 2)
  }

  @Test func theMarkdownTellsTheSame() {
    let home = SampleSite.markdown("en/index.md")
    #expect(home.contains("## The lessons\n"))
    #expect(
      home.contains(
        "2. [Layers \\<above> layers](02-layers.md) · 1 min · Needs: [One cell](01-cell.md)"))
    let page = SampleSite.markdown("en/02-layers.md")
    #expect(page.contains("The layer · Lesson 2 · 1 min · Needs: [One cell](01-cell.md)"))
    #expect(page.contains("[中文](../zh/index.md)"))
  }
}
