// One after the other: right, but eight items take seven joins in a row.
func prefixes<Item>(_ items: [Item], _ join: (Item, Item) -> Item) -> [Item] {
  var results = items
  for t in items.indices.dropFirst() { results[t] = join(results[t - 1], items[t]) }
  return results
}
