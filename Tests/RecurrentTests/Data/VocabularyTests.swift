import Recurrent
import Testing

/// What a vocabulary counts: characters as readers see them, or Unicode scalars as Python does.
@Suite struct VocabularyTests {
  private let text = "e\u{301}a\r\né👩‍💻"

  @Test func charactersAreWhatReadersSee() {
    let vocabulary = Vocabulary(characters: text)
    #expect(vocabulary.count == 4)
    #expect(vocabulary.encode("é").count == 1)
    #expect(vocabulary.encode("e\u{301}") == vocabulary.encode("é"))
    #expect(vocabulary.encode("\r\n").count == 1)
  }

  @Test func scalarsAreThoseOfPython() {
    let vocabulary = Vocabulary(scalars: text, special: ["<pad>"])
    // sorted(set(text)) has 9 of them.
    #expect(vocabulary.count == 10)
    #expect(vocabulary.tokens.dropFirst().first == "\n")
    #expect(vocabulary.encode("e\u{301}").count == 2)
    #expect(vocabulary.encode("\r\n").count == 2)
    #expect(
      vocabulary.decode(vocabulary.encode(text)).unicodeScalars.elementsEqual(text.unicodeScalars))
    // Two scalars that look equal, Å and the ångström sign, are two tokens.
    let signs = Vocabulary(scalars: "\u{C5}\u{212B}")
    #expect(signs.count == 2)
    #expect(signs.encode("\u{212B}\u{C5}") == [1, 0])
    #expect(signs.index(of: "\u{212B}") == 1)
  }
}
