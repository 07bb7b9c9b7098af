public import Figures
internal import Recurrent

/// Runs `body` once for each seed and gives its values: `seeds` without the figure.
///
///     let losses = overSeeds(20) { seed in trained(RNN.self, length: 16) }
///     losses.median
///
/// Each run starts from the state that is there now, with `manualSeed(seed)`, and none sees what
/// another did: all but the first are copies of the process, as many at a time as there are cores.
/// So the values are the same on every machine. What a run changes outside `body` is lost, except
/// the first run's; the generator is afterwards where it was. (A process that has other threads
/// cannot be copied: there the runs follow each other.) What the copies print is dropped, and
/// the values beside the lines of `body` are those of the first run.
///
/// - Parameters:
///   - count: how many seeds.
///   - first: the first of them; the others follow it.
///   - body: a number, for the seed that it gets.
/// - Precondition: one seed at least.
public func overSeeds<Number: PlotNumber>(
  _ count: Int, from first: Int = 0, _ body: (_ seed: Int) throws -> Number
) rethrows -> SeedRuns {
  let values = try runs(count, from: first) { [try body($0).plotNumber] }
  return SeedRuns(seeds: Array(first..<first + count), values: values.map { $0[0] })
}

/// The same for a body that gives several numbers: one `SeedRuns` for each of its names.
///
/// - Precondition: `body` gives the same names for every seed.
public func overSeeds<Number: PlotNumber>(
  _ count: Int, from first: Int = 0,
  _ body: (_ seed: Int) throws -> KeyValuePairs<String, Number>
) rethrows -> [(name: String, runs: SeedRuns)] {
  var names: [String] = []
  let values = try runs(count, from: first) { seed -> [Double] in
    let pairs = try body(seed)
    names = pairs.map(\.key)
    return pairs.map(\.value.plotNumber)
  }
  let seeds = Array(first..<first + count)
  return names.enumerated().map { index, name in
    (name, SeedRuns(seeds: seeds, values: values.map { $0[index] }))
  }
}

/// The values of each seed, in order.
private func runs(
  _ count: Int, from first: Int, _ body: (Int) throws -> [Double]
) rethrows -> [[Double]] {
  contract(count > 0, "seeds: \(count) seeds; there must be at least one")
  let rest = ForkedRuns.values(of: first + 1..<first + count) { seed in
    manualSeed(seed)
    return try? body(seed)
  }
  // Last and here: its values are traced, and it ends the cell where a body fails with every seed.
  let before = Generator.default.state
  defer { Generator.default.state = before }
  manualSeed(first)
  var all = [try body(first)]
  for (seed, values) in zip(first + 1..<first + count, rest) {
    if let values {
      all.append(values)
    } else {
      // There was no copy, or it failed: here its error is seen, at its line.
      manualSeed(seed)
      all.append(try body(seed))
    }
  }
  let width = all[0].count
  contract(
    all.allSatisfy { $0.count == width },
    "seeds: the body gives \(width) numbers for one seed, and another count for another")
  return all
}
