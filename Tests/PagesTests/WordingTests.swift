import Testing
import Weaving

@Suite struct WordingTests {
  @Test func oneOfAThingIsSingular() {
    let words = Wording(lang: "en")
    #expect(words.wholeTime(1, 1) == "1 lesson, 1 minute")
    #expect(words.wholeTime(2, 5) == "2 lessons, 5 minutes")
    #expect(words.wholeTime(2, 150) == "2 lessons, about 3 hours")
  }
}
