internal import Recurrent

// Swift's own draws take their numbers from the system, and a lesson's results have to be the same
// every time. A cell sees these instead of the standard library's, which have the same signatures: a
// module that is imported goes before it. They draw from the lesson's generator, so `seed:` and
// `manualSeed` count for them too. What is given a generator with `using:` draws from that one.

private func drawing<Result>(
  _ draw: (inout Recurrent.Generator) -> Result
) -> Result {
  var generator = Recurrent.Generator.default
  return draw(&generator)
}

extension FixedWidthInteger {
  /// A number of the range, from the lesson's generator.
  public static func random(in range: Range<Self>) -> Self {
    drawing { random(in: range, using: &$0) }
  }

  /// A number of the range, from the lesson's generator.
  public static func random(in range: ClosedRange<Self>) -> Self {
    drawing { random(in: range, using: &$0) }
  }
}

extension BinaryFloatingPoint where RawSignificand: FixedWidthInteger {
  /// A number of the range, from the lesson's generator.
  public static func random(in range: Range<Self>) -> Self {
    drawing { random(in: range, using: &$0) }
  }

  /// A number of the range, from the lesson's generator.
  public static func random(in range: ClosedRange<Self>) -> Self {
    drawing { random(in: range, using: &$0) }
  }
}

extension Bool {
  /// One or the other, from the lesson's generator.
  public static func random() -> Bool {
    drawing { random(using: &$0) }
  }
}

extension Collection {
  /// One of the elements, from the lesson's generator; nil where there is none.
  public func randomElement() -> Element? {
    drawing { randomElement(using: &$0) }
  }
}

extension Sequence {
  /// The elements in an order from the lesson's generator.
  public func shuffled() -> [Element] {
    drawing { shuffled(using: &$0) }
  }
}

extension MutableCollection where Self: RandomAccessCollection {
  /// Puts the elements into an order from the lesson's generator.
  public mutating func shuffle() {
    var generator = Recurrent.Generator.default
    shuffle(using: &generator)
  }
}

/// The lesson's generator, under the name that Swift gives to the system's.
public struct SystemRandomNumberGenerator: RandomNumberGenerator {
  public init() {}

  public func next() -> UInt64 { Recurrent.Generator.default.next() }
}
