// Stops a round too early unless the number of items is a power of two.
func prefixes<Item>(_ items: [Item], _ join: (Item, Item) -> Item) -> [Item] {
  var results = items
  var distance = 1
  while 2 * distance <= items.count {
    let before = results
    for t in before.indices.dropFirst(distance) {
      results[t] = join(before[t - distance], before[t])
    }
    distance *= 2
  }
  return results
}
