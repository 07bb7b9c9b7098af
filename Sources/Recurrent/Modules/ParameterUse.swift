#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One use of parameters in a forward pass: what a table of shapes has a row for.
package struct ParameterUse {
  /// `matmul`, `+`, `Linear`, `LSTM` …
  package let operation: String
  package let parameters: [Tensor]
  /// Shape of what meets the parameters.
  package let input: [Int]
  package let output: [Int]

  /// The uses of parameters in `body`, on this thread, in their order.
  package static func recorded<Result>(
    _ body: () throws -> Result
  ) rethrows -> (result: Result, uses: [ParameterUse]) {
    wasEverWanted = true
    let record = Record()
    let before = pthread_getspecific(key)
    pthread_setspecific(key, Unmanaged.passUnretained(record).toOpaque())
    defer { pthread_setspecific(key, before) }
    let result = try withExtendedLifetime(record) { try body() }
    return (result, record.uses)
  }

  private final class Record {
    var uses: [ParameterUse] = []
  }

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key, nil)
    return key
  }()

  // Set once and never reset: until the first table asks, an operation pays for one load.
  nonisolated(unsafe) private static var wasEverWanted = false

  /// Notes an operation that has `parameters` among its operands.
  @inline(__always)
  static func note(
    _ operation: @autoclosure () -> String, _ parameters: @autoclosure () -> [Tensor?],
    input: @autoclosure () -> [Int], output: [Int]
  ) {
    guard wasEverWanted, let place = pthread_getspecific(key) else { return }
    let used = parameters().compactMap { $0 }.filter(\.isParameter)
    guard !used.isEmpty else { return }
    Unmanaged<Record>.fromOpaque(place).takeUnretainedValue().uses.append(
      ParameterUse(operation: operation(), parameters: used, input: input(), output: output))
  }

  /// The same for an operation on two operands, either of which may be the parameter.
  @inline(__always)
  static func note(_ operation: String, _ x: Tensor, _ y: Tensor, output: [Int]) {
    note(operation, [x, y], input: x.isParameter ? y.shape : x.shape, output: output)
  }
}
