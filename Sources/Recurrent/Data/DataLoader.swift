/// Goes through data in batches, in a new random order for each pass with `shuffle`.
///
/// ```swift
/// for batch in DataLoader(windows, batchSize: 10, shuffle: true) {
///   let loss = mseLoss(model(batch.inputs), batch.targets)
/// }
/// ```
///
/// The order is PyTorch's, and so are the draws from the generator, including those that PyTorch
/// makes and never uses.
public struct DataLoader: Sequence {
  private let tensors: [Tensor]
  private let items: Int
  private let batchSize: Int
  private let shuffle: Bool
  private let dropLast: Bool
  // Not `Generator`, which every Sequence has as an old name of its iterator.
  private let generator: Recurrent.Generator?

  /// - Parameters:
  ///   - tensors: data, targets, …; their first axes count the same items.
  ///   - dropLast: leaves out the last batch if it is not full.
  ///   - generator: shuffles; left out, one that the default generator seeds at each pass.
  public init(
    _ tensors: Tensor..., batchSize: Int = 1, shuffle: Bool = false, dropLast: Bool = false,
    using generator: Recurrent.Generator? = nil
  ) {
    demand(DataLoader.problem(tensors.map(\.shape), batchSize))
    self.tensors = tensors
    items = tensors[0].shape[0]
    self.batchSize = batchSize
    self.shuffle = shuffle
    self.dropLast = dropLast
    self.generator = generator
  }

  /// Batches of windows: `inputs` and `targets` are `[batch, time, …]`.
  public init(
    _ windows: Windows, batchSize: Int = 1, shuffle: Bool = false, dropLast: Bool = false,
    using generator: Recurrent.Generator? = nil
  ) {
    self.init(
      windows.inputs, windows.targets, batchSize: batchSize, shuffle: shuffle,
      dropLast: dropLast, using: generator)
  }

  static func problem(_ shapes: [[Int]], _ batchSize: Int) -> String? {
    if batchSize < 1 { return "DataLoader: batchSize is \(batchSize), not 1 or more" }
    guard let first = shapes.first else { return "DataLoader: there is no data" }
    for shape in shapes where shape.isEmpty || shape[0] != first.first {
      return "DataLoader: the shapes \(shapes) do not start with the same number of items"
    }
    return nil
  }

  /// Number of batches in a pass.
  public var count: Int {
    dropLast ? items / batchSize : (items + batchSize - 1) / batchSize
  }

  /// Number of batches, for those who make room in advance.
  public var underestimatedCount: Int { count }

  /// A new pass, which draws its order from the generator.
  public func makeIterator() -> Iterator {
    // A seed for worker processes, which PyTorch draws even where there are none.
    _ = (generator ?? Recurrent.Generator.default).nonnegative()
    return Iterator(loader: self, order: ItemOrder(items, shuffle: shuffle, generator: generator))
  }

  /// One pass over the data.
  public struct Iterator: IteratorProtocol {
    let loader: DataLoader
    var order: ItemOrder

    /// The next batch; nil at the end of the pass.
    public mutating func next() -> Batch? {
      var indices: [Int] = []
      while indices.count < loader.batchSize, let index = order.next() { indices.append(index) }
      let isShort = indices.count < loader.batchSize
      if indices.isEmpty || (isShort && loader.dropLast) { return nil }
      return Batch(tensors: loader.tensors.map { $0.selecting(indices) }, indices: indices)
    }
  }
}
