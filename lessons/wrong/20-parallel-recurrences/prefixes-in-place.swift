// A round reads what the same round has written.
func prefixes<Item>(_ items: [Item], _ join: (Item, Item) -> Item) -> [Item] {
  var results = items
  var distance = 1
  while distance < items.count {
    for t in results.indices.dropFirst(distance) {
      results[t] = join(results[t - distance], results[t])
    }
    distance *= 2
  }
  return results
}
