internal import Figures
internal import Weaving

/// `index.ipynb`, which links to each edition, and to the notebook of each lesson outside of them.
struct CourseNotebook {
  let course: Course

  func document() -> String {
    let lang = course.editions.first?.lang ?? course.entries.first?.lang ?? "en"
    let words = Wording(lang: lang)
    let title = course.title ?? course.editions.first?.title ?? words.allLessons
    var blocks = course.editions.isEmpty ? ["# \(NotebookText.markdown(title))"] : []
    for edition in course.editions {
      blocks.append("# \(link(to: edition.index))")
      if let summary = edition.index.summary, !summary.isEmpty {
        blocks.append("*\(NotebookText.markdown(summary))*")
      }
      let minutes = edition.lessons.reduce(0) { $0 + $1.minutes }
      let time = Wording(lang: edition.lang).wholeTime(edition.lessons.count, minutes)
      blocks.append("\(languageName(edition.lang)) · \(time)")
    }
    let loose = course.looseEntries
    for language in course.languages {
      let entries = loose.filter { $0.primaryLanguage == language }
      guard let first = entries.first else { continue }
      if entries.count < loose.count { blocks.append("## \(languageName(first.lang))") }
      blocks += entries.enumerated().map { item($1, number: $0 + 1) }
    }
    let cell = NotebookCell(
      id: "text-1", kind: .prose(attachments: [:]), source: blocks.joined(separator: "\n\n"))
    return JSON.object([
      "nbformat": .integer(4), "nbformat_minor": .integer(5),
      "metadata": NotebookMetadata.json(title: title), "cells": .array([cell.json]),
    ]).document()
  }

  private func link(to entry: CourseEntry) -> String {
    let target = Markdown.target(entry.path(as: NotebookPage.ending))
    return "[\(NotebookText.markdown(entry.title))](\(target))"
  }

  private func item(_ entry: CourseEntry, number: Int) -> String {
    let words = Wording(lang: entry.lang)
    let sign = "\(number). "
    let status = entry.status == .passed ? "✓ \(words.passed)" : "✗ \(words.failed)"
    var text = "\(sign)\(link(to: entry)) · \(words.cells(entry.cellCount)) · \(status)"
    if let summary = entry.summary, !summary.isEmpty {
      text += "\n\n" + String(repeating: " ", count: sign.count) + NotebookText.markdown(summary)
    }
    return text
  }
}
