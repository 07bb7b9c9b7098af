import Recurrent
import Testing

@Suite struct SequencesTests {
  @Test func shorterSequencesArePaddedAtTheirEnds() {
    let rows = [Tensor([[1, 2], [3, 4], [5, 6]]), Tensor([[7, 8]]), zeros(0, 2)]
    let padded = padSequence(rows, batchFirst: true, paddingValue: -1)
    #expect(padded.lengths == [3, 1, 0])
    #expect(padded.values.shape == [3, 3, 2])
    #expect(
      padded.values.scalars == [1, 2, 3, 4, 5, 6, 7, 8, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1])
    #expect(padded.mask.scalars == [1, 1, 1, 1, 0, 0, 0, 0, 0])
    let timeFirst = padSequence(rows)
    #expect(timeFirst.values.shape == [3, 3, 2])
    #expect(Array(timeFirst.values.scalars.prefix(6)) == [1, 2, 7, 8, 0, 0])
    #expect(timeFirst.mask.scalars == [1, 1, 0, 1, 0, 0, 1, 0, 0])
  }

  @Test func indicesArePaddedToo() {
    let padded = padSequence([[4], [1, 2, 3]], batchFirst: true, paddingValue: 9)
    #expect(padded.values.shape == [2, 3])
    #expect(padded.values.integers == [4, 9, 9, 1, 2, 3])
  }

  @Test func gradientsOfPaddedSequencesReachThem() {
    let (a, b) = (Parameter(ones(2, 3)), Parameter(ones(1, 3)))
    let padded = padSequence([a, b])
    (padded.values * padded.values).sum().backward()
    #expect(a.grad?.scalars == [Float](repeating: 2, count: 6))
    #expect(b.grad?.scalars == [2, 2, 2])
  }

  @Test func charactersAreNumberedByTheirCodePoints() {
    let vocabulary = Vocabulary(characters: "Zebra 蓝天 über")
    #expect(vocabulary.tokens == [" ", "Z", "a", "b", "e", "r", "ü", "天", "蓝"])
    #expect(vocabulary.encode("ab蓝") == [2, 3, 8])
    #expect(vocabulary.decode([1, 4, 3]) == "Zeb")
    #expect(vocabulary.index(of: "x") == nil)
    #expect(vocabulary.oneHot("Z ").shape == [2, 9])
    #expect(vocabulary.oneHot("Z ").argmax(axis: 1).integers == [1, 0])
  }

  @Test func thePangramHasTheAlphabetOfTheRecordedProgram() throws {
    let golden = try #require(try GoldenCase.all("programs").first { $0.config.has("text") })
    let text = try golden.config.string("text")
    #expect(
      try Vocabulary(characters: text).encode(text) == golden.tensor("in.codes").requireIntegers())
  }

  @Test func wordsAndSpecialTokensHaveTheirPlaces() {
    let vocabulary = Vocabulary(
      words: "to be or not\nto be", special: ["<pad>", "<unknown>"], unknown: "<unknown>")
    #expect(vocabulary.tokens == ["<pad>", "<unknown>", "be", "not", "or", "to"])
    #expect(vocabulary.encode("not  to see") == [3, 5, 1])
    #expect(vocabulary.decode([5, 2]) == "to be")
    #expect(vocabulary.count == 6)
  }

  @Test func labelsBecomeRowsOfOneOne() {
    let weather = Vocabulary(labels: ["sun", "light rain", "sun", "fog"])
    #expect(weather.tokens == ["fog", "light rain", "sun"])
    #expect("\(weather)" == "3 tokens: \"fog\", \"light rain\", \"sun\"")
    #expect(weather.encode(["sun", "light rain"]) == [2, 1])
    #expect(weather.oneHot(["sun", "fog"]).scalars == [0, 0, 1, 1, 0, 0])
  }
}
