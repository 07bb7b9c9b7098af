internal import Lessons

/// A lesson made of a notebook: prose as it is, Swift cells as cells of a lesson, cells of other
/// languages as listings, and no outputs, which the lesson computes itself.
///
/// A notebook that `NotebookFormat` wrote becomes its lesson again, with what has been edited since.
package struct NotebookLesson: Sendable, Hashable {
  package struct File: Sendable, Hashable {
    /// Relative to the lesson's folder, and never outside of it.
    package var name: String
    package var bytes: [UInt8]
  }

  /// The lesson's file.
  package private(set) var markdown: String
  /// The pictures that the notebook holds, which the lesson shows as files.
  package private(set) var files: [File]

  /// - Parameters:
  ///   - path: of the notebook, for messages.
  ///   - lang: of the lesson; by default what the notebook says, or what its text looks like.
  ///   - folder: where pictures go whose place is not known, relative to the lesson's folder and with
  ///     `/` at its end.
  package init(
    bytes: [UInt8], path: String = "notebook.ipynb", lang: String? = nil, folder: String = ""
  ) throws(NotebookError) {
    let source = try NotebookSource(bytes, path: path)
    var pictures = ImportedPictures(folder: folder)
    var builder = LessonBuilder(isOwn: source.isOwn)
    for cell in source.cells {
      switch cell.kind {
      case .markdown:
        let names = pictures.take(cell)
        builder.addProse(cell, pictures: names)
      case .code: builder.addCode(cell, language: cell.language ?? source.language)
      case .raw: builder.addRaw(cell)
      }
    }
    let body = builder.text
    let front = source.frontMatter(of: body, lang: lang)
    let head = front.lines.joined(separator: "\n") + "\n"
    let gap = String(repeating: "\n", count: builder.blankAtStart)
    markdown = head + gap + body
    files = pictures.files
  }
}
