func prefixes<Item>(_ items: [Item], _ join: (Item, Item) -> Item) -> [Item] {
  if items.count < 2 { return items }
  let middle = items.count / 2
  let left = prefixes(Array(items[..<middle]), join)
  let right = prefixes(Array(items[middle...]), join)
  return left + right.map { join(left[middle - 1], $0) }
}
