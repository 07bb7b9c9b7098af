/// A stream of random numbers: PyTorch's CPU generator, bit for bit.
///
/// The same seed followed by the same draws gives PyTorch's numbers, on every machine. A generator
/// belongs to one thread at a time.
public final class Generator {
  private var engine: MersenneTwister
  /// The second number of a pair that `normal()` made; it waits for the next call.
  var spareNormal: Double?

  /// The seed that started the stream.
  public private(set) var seed: Int

  /// Starts a stream. As in PyTorch, only the seed's lowest 32 bits count.
  public init(seed: Int = Generator.firstSeed) {
    self.seed = seed
    engine = MersenneTwister(seed: UInt32(truncatingIfNeeded: seed))
  }

  /// Restarts the stream, as `manualSeed(seed)` does for the default generator.
  @discardableResult
  public func manualSeed(_ seed: Int) -> Generator {
    self.seed = seed
    engine = MersenneTwister(seed: UInt32(truncatingIfNeeded: seed))
    spareNormal = nil
    return self
  }

  /// Where the stream is: set it to go on from a place that was read before, as PyTorch's
  /// `set_rng_state` does.
  package var state: State {
    get { State(seed: seed, engine: engine, spareNormal: spareNormal) }
    set { (seed, engine, spareNormal) = (newValue.seed, newValue.engine, newValue.spareNormal) }
  }

  /// A place in a stream.
  package struct State {
    fileprivate let seed: Int
    fileprivate let engine: MersenneTwister
    fileprivate let spareNormal: Double?
  }

  /// The seed of a generator that was given none; PyTorch's.
  public static let firstSeed = 67_280_421_310_721

  /// A word of 32 random bits.
  package func word() -> UInt32 { engine.next() }

  /// Two words, the first one in the high half.
  package func doubleWord() -> UInt64 {
    let high = UInt64(word())
    return high << 32 | UInt64(word())
  }

  /// 63 random bits: what `.random_()` puts into an `int64`.
  package func nonnegative() -> Int { Int(truncatingIfNeeded: doubleWord() & (1 << 63 - 1)) }
}
