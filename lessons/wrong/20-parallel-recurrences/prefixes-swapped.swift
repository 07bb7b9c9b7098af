// The later item comes first.
func prefixes<Item>(_ items: [Item], _ join: (Item, Item) -> Item) -> [Item] {
  var results = items
  var distance = 1
  while distance < items.count {
    let before = results
    for t in before.indices.dropFirst(distance) {
      results[t] = join(before[t], before[t - distance])
    }
    distance *= 2
  }
  return results
}
