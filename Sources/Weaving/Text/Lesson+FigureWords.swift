package import Figures
package import Lessons

extension Lesson {
  /// The language of its figures, with the words of its own.
  package var figureWords: FigureWords {
    FigureWords(lang: frontMatter.lang, own: frontMatter.words)
  }
}
