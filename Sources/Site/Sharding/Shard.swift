internal import Hashing

/// One of several shares of a job, each for a machine of its own: `2/3` is the second of three.
///
/// Which share something is in follows from the inputs alone, so that every machine knows it without
/// asking another one.
package struct Shard: Hashable, Sendable, CustomStringConvertible {
  /// From 1 to `count`.
  package let number: Int
  package let count: Int

  package var description: String { "\(number)/\(count)" }

  /// Nil for what is no share: `0/3`, `4/3`, `a/b`.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
    }
    guard parts.count == 2, numbers.count == 2, numbers[1] > 0, 1...numbers[1] ~= numbers[0]
    else { return nil }
    (number, count) = (numbers[0], numbers[1])
  }

  /// Whether what has this name is in the share. No other name matters: what is added or taken away
  /// moves nothing from one share to another.
  func holds(named name: String) -> Bool {
    let start = Digest.hex(of: name.utf8).prefix(15)
    return (Int(start, radix: 16) ?? 0) % count == number - 1
  }

  /// The elements of this share, in their order: all shares cost about the same.
  ///
  /// The dearest group goes to the share that has least so far, then the next one: Graham's rule of
  /// the longest processing time, "Bounds on Multiprocessing Timing Anomalies", 1969.
  ///
  /// - Parameters:
  ///   - group: what has the same is in the same share.
  ///   - cost: of a group, more than 0.
  func share<Element>(
    of elements: [Element], by group: (Element) -> String, cost: ([Element]) -> Int
  ) -> [Element] {
    let groups = Dictionary(grouping: elements, by: group).mapValues(cost).sorted {
      $0.value != $1.value
        ? $0.value > $1.value : $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
    }
    // Shares beyond the number of groups are empty.
    var loads = Array(repeating: 0, count: min(count, groups.count))
    var own: Set<String> = []
    for (name, cost) in groups {
      guard let least = loads.indices.min(by: { loads[$0] < loads[$1] }) else { break }
      loads[least] += cost
      if least == number - 1 { own.insert(name) }
    }
    return elements.filter { own.contains(group($0)) }
  }
}
