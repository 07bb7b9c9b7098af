import Foundation

/// The Chinese words of the library's page: `lessons/library/zh.txt`, pairs of lines, the English first.
struct LibraryTranslations {
  private(set) var words: [String: String] = [:]
  /// What is no pair, and what stands twice.
  private(set) var faults: [String] = []

  init(_ text: String) {
    var pair: [String] = []
    for line in text.components(separatedBy: "\n") + [""] {
      if line.hasPrefix("#") { continue }
      if !line.isEmpty {
        pair.append(line)
        continue
      }
      if pair.count == 2, words[pair[0]] == nil {
        words[pair[0]] = pair[1]
      } else if let first = pair.first {
        faults.append(first)
      }
      pair = []
    }
  }
}
