#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The floats under a tensor: one block of memory that tensors share until one of them writes.
///
/// All but small blocks come from the pool and go back to it.
package final class Storage: @unchecked Sendable {
  package let count: Int
  package let base: UnsafeMutablePointer<Float>

  /// A parameter's memory is changed in place by optimizers, so no other tensor may share it.
  package var isParameter = false

  /// Memory for `count` floats that the caller fills.
  package init(count: Int) {
    self.count = count
    if count < StoragePool.pooledFrom {
      base = Storage.allocate(count)
    } else {
      base = StoragePool.take(count)
    }
  }

  package convenience init(count: Int, repeating value: Float) {
    self.init(count: count)
    base.update(repeating: value, count: count)
  }

  package convenience init(_ values: [Float]) {
    self.init(count: values.count)
    values.withUnsafeBufferPointer { values in
      guard let start = values.baseAddress else { return }
      base.update(from: start, count: values.count)
    }
  }

  package func copy() -> Storage {
    let other = Storage(count: count)
    other.base.update(from: base, count: count)
    return other
  }

  deinit {
    if count < StoragePool.pooledFrom {
      free(base)
    } else {
      StoragePool.give(base, count)
    }
  }

  /// Bytes of a page of the larger size.
  private static let hugePage = 2 << 20

  /// Memory from the system: on a cache line's edge where a vector loop can gain by it.
  static func allocate(_ count: Int) -> UnsafeMutablePointer<Float> {
    let bytes = max(count, 1) * MemoryLayout<Float>.stride
    var memory: UnsafeMutableRawPointer?
    if bytes < 256 {
      memory = malloc(bytes)
    } else if posix_memalign(&memory, bytes < 2 * hugePage ? 64 : hugePage, bytes) != 0 {
      memory = nil
    }
    guard let memory else { broken("memory: no room for \(count) numbers (\(bytes) bytes)") }
    #if canImport(Glibc)
      // A walk through a layer's memory touches thousands of small pages, more than the TLB holds.
      // Large pages are a request: the system may decline it.
      if bytes >= 2 * hugePage { madvise(memory, bytes, MADV_HUGEPAGE) }
    #endif
    return memory.bindMemory(to: Float.self, capacity: max(count, 1))
  }
}
