#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Large blocks that were given back, kept for the next tensor of about their size.
///
/// A training step asks for the same sizes again and again; from the pool it gets the same pages,
/// already mapped and often still in the cache. Classes are an eighth of a power of two apart, so
/// at most an eighth of a block lies idle.
enum StoragePool {
  /// Smallest number of floats that is pooled; below it `malloc` is as good.
  static let pooledFrom = 16_384

  /// Most bytes that lie idle in the pool; what comes back beyond it is freed.
  private static let capacity = 256 << 20

  private final class State: @unchecked Sendable {
    var mutex = pthread_mutex_t()
    var idle: [Int: [UnsafeMutablePointer<Float>]] = [:]
    var idleBytes = 0

    init() { pthread_mutex_init(&mutex, nil) }
  }

  private static let state = State()

  static func take(_ count: Int) -> UnsafeMutablePointer<Float> {
    let size = classSize(count)
    pthread_mutex_lock(&state.mutex)
    let block = state.idle[size]?.popLast()
    if block != nil { state.idleBytes -= size * MemoryLayout<Float>.stride }
    pthread_mutex_unlock(&state.mutex)
    return block ?? Storage.allocate(size)
  }

  static func give(_ block: UnsafeMutablePointer<Float>, _ count: Int) {
    let size = classSize(count)
    let bytes = size * MemoryLayout<Float>.stride
    pthread_mutex_lock(&state.mutex)
    let fits = state.idleBytes + bytes <= capacity
    if fits {
      state.idle[size, default: []].append(block)
      state.idleBytes += bytes
    }
    pthread_mutex_unlock(&state.mutex)
    if !fits { free(block) }
  }

  /// `count`, rounded up to an eighth of its power of two.
  private static func classSize(_ count: Int) -> Int {
    let step = max(1, (1 << (Int.bitWidth - 1 - count.leadingZeroBitCount)) >> 3)
    return (count + step - 1) / step * step
  }
}
