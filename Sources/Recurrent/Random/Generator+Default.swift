#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Seeds the default generator: what follows draws the same numbers every time, PyTorch's.
public func manualSeed(_ seed: Int) { Generator.default.manualSeed(seed) }

extension Generator {
  /// The generator of every draw that is not given one with `using:`.
  ///
  /// Each thread has its own, or two threads would take numbers from each other's streams in an
  /// order that differs from run to run. PyTorch has one for all threads.
  public static var `default`: Generator {
    if let pointer = pthread_getspecific(slot) {
      return Unmanaged<Generator>.fromOpaque(pointer).takeUnretainedValue()
    }
    let generator = Generator()
    pthread_setspecific(slot, Unmanaged.passRetained(generator).toOpaque())
    return generator
  }

  /// The key of the default generator among a thread's own values.
  private static let slot: pthread_key_t = {
    var key = pthread_key_t()
    let result = pthread_key_create(&key) { pointer in
      #if canImport(Darwin)
        Unmanaged<Generator>.fromOpaque(pointer).release()
      #else
        if let pointer { Unmanaged<Generator>.fromOpaque(pointer).release() }
      #endif
    }
    contract(result == 0, "Generator.default: the system has no thread keys left")
    return key
  }()
}
