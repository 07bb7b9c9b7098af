#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Whether operations are written to the tape, for the current thread.
///
/// A thread's own slot rather than a global: tests run side by side.
enum GradientMode {
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key, nil)
    return key
  }()

  /// False inside `noGrad`.
  static var isEnabled: Bool {
    get { pthread_getspecific(key) == nil }
    set { pthread_setspecific(key, newValue ? nil : UnsafeRawPointer(bitPattern: 1)) }
  }
}

/// Runs `body` without recording: what it computes has no gradient.
///
/// Inside, a parameter may be changed by hand (`w -= rate * gradient`).
public func noGrad<Result>(_ body: () throws -> Result) rethrows -> Result {
  let before = GradientMode.isEnabled
  GradientMode.isEnabled = false
  defer { GradientMode.isEnabled = before }
  return try body()
}
