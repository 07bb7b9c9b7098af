import Languages
import Testing

@Suite struct LanguageTagTests {
  @Test(arguments: [
    ("zh-Hans", "zh"), ("ZH-hant-TW", "zh"), ("en", "en"), ("", ""), ("-zh", ""), ("zh-", "zh"),
  ])
  func knowsThePrimaryLanguage(text: String, primary: String) {
    #expect(LanguageTag(text).primary == primary)
  }

  @Test func isTheSameInEitherCase() {
    #expect(LanguageTag("zh-Hans") == LanguageTag("ZH-HANS"))
    #expect(LanguageTag("zh-Hans") != LanguageTag("zh"))
  }

  @Test(arguments: ["en", "zh-Hans", "de-CH-1901", "sl-rozaj-biske", "en-x-a"])
  func takesATag(text: String) {
    #expect(LanguageTag(text).isWellFormed)
  }

  @Test(arguments: [
    "", "e", "english", "中文", "en-", "-en", "en--US", "en US", "en_US", "e1", "en-é",
    "en-englishlanguage",
  ])
  func refusesWhatIsNoTag(text: String) {
    #expect(!LanguageTag(text).isWellFormed)
  }
}
