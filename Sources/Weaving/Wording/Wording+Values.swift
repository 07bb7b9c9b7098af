internal import Runs

extension LineNote {
  /// What else is known of the value, as lines; empty where its text says it all.
  package func known(_ words: Wording) -> [String] {
    switch detail {
    case nil: return []
    case .text(let text):
      return printable(text).split(separator: "\n", omittingEmptySubsequences: false)
        .map(String.init)
    case .tensor(let facts):
      let dots = facts.first.isEmpty || facts.count <= facts.first.split(separator: ",").count
      return words.tensor(
        facts.shape, facts.least.isEmpty ? nil : (facts.least, facts.mean, facts.greatest),
        facts.nanCount, facts.first + (dots ? "" : ", …"))
    }
  }
}
