internal import Lessons

/// The ids of one page, each of them once.
struct Identifiers: Sendable {
  private var taken: Set<String> = []

  /// Takes what the author wrote: it goes before any id of ours.
  mutating func reserve(in blocks: [Block], cells: [Cell]) {
    for block in blocks {
      switch block.kind {
      case .heading(_, _, let id): taken.insert(id)
      case .listing(_, _, let attributes), .math(_, let attributes):
        if let id = attributes.id { taken.insert(id) }
      case .table(let table):
        if let id = table.attributes.id { taken.insert(id) }
      default: break
      }
    }
    taken.formUnion(cells.compactMap(\.attributes.id))
  }

  /// `wish`, or `wish-2`, `wish-3` … where it is taken.
  mutating func fresh(_ wish: String) -> String {
    var id = wish
    var number = 2
    while !taken.insert(id).inserted {
      id = "\(wish)-\(number)"
      number += 1
    }
    return id
  }

  /// A beginning that no id on the page has.
  func freshPrefix(_ wish: String) -> String {
    var prefix = wish
    while taken.contains(where: { $0.hasPrefix(prefix) }) { prefix += "-" }
    return prefix
  }
}
