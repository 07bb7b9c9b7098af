#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Blocks that were given back, kept for the next tensor of about their size.
///
/// A training step asks for the same sizes again and again; from the pool it gets the same pages,
/// already mapped and often still in the cache, and aligned memory from the system is slow. Size
/// classes are an eighth of a power of two apart, so at most an eighth of a block lies idle. Each
/// class is a chain of blocks, linked through their own first bytes.
enum StoragePool {
  /// Smallest number of floats that is pooled; below it `malloc` is as good.
  static let pooledFrom = 64

  /// Most bytes that lie idle in the pool; what comes back beyond it is freed.
  private static let capacity = 256 << 20

  private typealias Block = UnsafeMutablePointer<Float>

  private final class State: @unchecked Sendable {
    var mutex = pthread_mutex_t()
    var idleBytes = 0
    let chains: UnsafeMutablePointer<Block?>

    init() {
      pthread_mutex_init(&mutex, nil)
      chains = .allocate(capacity: Int.bitWidth * 8)
      chains.initialize(repeating: nil, count: Int.bitWidth * 8)
    }
  }

  private static let state = State()

  static func take(_ count: Int) -> UnsafeMutablePointer<Float> {
    let size = SizeClass(count)
    let state = state
    pthread_mutex_lock(&state.mutex)
    let block = state.chains[size.index]
    if let block {
      state.chains[size.index] = next(block).pointee
      state.idleBytes -= size.bytes
    }
    pthread_mutex_unlock(&state.mutex)
    return block ?? Storage.allocate(size.count)
  }

  static func give(_ block: UnsafeMutablePointer<Float>, _ count: Int) {
    let size = SizeClass(count)
    let state = state
    pthread_mutex_lock(&state.mutex)
    let fits = state.idleBytes + size.bytes <= capacity
    if fits {
      next(block).pointee = state.chains[size.index]
      state.chains[size.index] = block
      state.idleBytes += size.bytes
    }
    pthread_mutex_unlock(&state.mutex)
    if !fits { free(block) }
  }

  /// Where an idle block keeps the next one of its class.
  @inline(__always)
  private static func next(_ block: Block) -> UnsafeMutablePointer<Block?> {
    UnsafeMutableRawPointer(block).assumingMemoryBound(to: Block?.self)
  }

  /// A count of floats, rounded up to an eighth of its power of two.
  private struct SizeClass {
    let count: Int
    let index: Int

    /// - Precondition: `wanted` is at least 8.
    @inline(__always)
    init(_ wanted: Int) {
      let power = Int.bitWidth - 1 - wanted.leadingZeroBitCount
      let eighths = (wanted + (1 << (power - 3)) - 1) >> (power - 3)
      // 8…16 eighths; 16 is the next power's first class.
      count = eighths << (power - 3)
      index = eighths == 16 ? (power + 1) * 8 : power * 8 + eighths - 8
    }

    var bytes: Int { count * MemoryLayout<Float>.stride }
  }
}
