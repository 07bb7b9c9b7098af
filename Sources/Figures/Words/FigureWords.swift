internal import Languages

/// The language that a figure is drawn in: the library's catalogue and the words of a lesson's own.
package struct FigureWords: Sendable, Hashable, Codable {
  /// The languages that there is a catalogue for. One more is a case and a file.
  private enum Language: String, Codable {
    case english = "en"
    case chinese = "zh-Hans"

    /// English where there is none of `lang`, a BCP 47 tag.
    init(_ lang: String) {
      self = LanguageTag(lang).primary == "zh" ? .chinese : .english
    }

    var catalogue: [String: String] {
      switch self {
      case .english: [:]
      case .chinese: FigureWords.chinese
      }
    }
  }

  private let language: Language
  /// What the lesson's author wrote into its front matter: a text as it stands in a cell, or a
  /// phrase's key, and what readers are to see.
  private let own: [String: String]

  package init(lang: String, own: [String: String] = [:]) {
    language = Language(lang)
    self.own = own
  }

  package static let english = FigureWords(lang: "en")

  /// BCP 47, of the library's words: `en` for a language without a catalogue.
  package var lang: String { language.rawValue }

  /// The phrase in this language, or as it was written where there is no translation.
  package func callAsFunction(_ phrase: Phrase) -> String {
    if phrase.isVerbatim { return phrase.key }
    if !own.isEmpty {
      if let text = own[phrase.english] { return text }
      if let format = own[phrase.key] { return filled(format, of: phrase) }
    }
    return filled(language.catalogue[phrase.key] ?? phrase.key, of: phrase)
  }

  private func filled(_ format: String, of phrase: Phrase) -> String {
    phrase.filled(format, isSpaced: language == .chinese, callAsFunction)
  }

  /// The keys of the lesson's own words that none of `phrases` asks for.
  package func unused(by phrases: some Sequence<Phrase>) -> [String] {
    var asked: Set<String> = []
    for phrase in phrases { asked.formUnion([phrase.key, phrase.english]) }
    return own.keys.filter { !asked.contains($0) }.sorted()
  }
}

extension Figure {
  /// All words that it shows, and those that are filled into them.
  package var phrases: [Phrase] {
    let own = [title, caption].compactMap(\.self) + content.phrases
    return own.flatMap(\.withArguments)
  }
}

extension Phrase {
  fileprivate var withArguments: [Phrase] { [self] + arguments.flatMap(\.withArguments) }
}

extension Figure.Content {
  fileprivate var phrases: [Phrase] {
    switch self {
    case .table(let table): table.header + table.rows.joined()
    case .plot(let plot):
      [plot.xAxis.label, plot.yAxis.label].compactMap(\.self) + plot.marks.phrases
    case .diagram(let diagram):
      diagram.nodes.flatMap { [$0.label] + [$0.detail].compactMap(\.self) }
        + diagram.edges.compactMap(\.label) + [diagram.summary]
    case .formula: []
    case .text(let text): [text.string]
    case .check(let check): [check.claim] + [check.detail].compactMap(\.self)
    case .group(let group): group.figures.flatMap(\.phrases)
    }
  }
}

extension Figure.Plot.Marks {
  fileprivate var phrases: [Phrase] {
    switch self {
    case .lines(let series), .points(let series): series.map(\.name)
    case .bars(let categories, let series): categories + series.map(\.name)
    case .histogram: []
    case .spread(let categories, _): categories
    case .heatMap(let map): map.rowLabels + map.columnLabels
    }
  }
}
