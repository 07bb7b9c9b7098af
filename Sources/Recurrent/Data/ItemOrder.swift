/// The items of a pass, one by one; draws the shuffle when the first one is asked for.
struct ItemOrder {
  private let count: Int
  private let isShuffled: Bool
  private let generator: Generator?
  private var order: [Int]?
  private var place = 0

  init(_ count: Int, shuffle: Bool, generator: Generator?) {
    self.count = count
    isShuffled = shuffle
    self.generator = generator
  }

  mutating func next() -> Int? {
    if order == nil { order = isShuffled ? shuffled() : Array(0..<count) }
    defer { place += 1 }
    if place == count, isShuffled, let generator {
      // PyTorch shuffles once more at the end of a pass, to draw no item from it.
      _ = generator.permutation(count)
    }
    guard let order, place < count else { return nil }
    return order[place]
  }

  private func shuffled() -> [Int] {
    if let generator { return generator.permutation(count) }
    return Generator(seed: Generator.default.nonnegative()).permutation(count)
  }
}
