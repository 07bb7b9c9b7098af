internal import Cduktape

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A JavaScript interpreter whose calls are bounded. The one file that knows Duktape's C types.
///
/// Not safe for two threads at once: its owner guards it.
final class Duktape {
  enum Failure: Error {
    /// A script threw this.
    case thrown(String)
    /// It allocated more than it may.
    case exhausted
  }

  /// What a call may allocate from now on. What is freed does not come back: Duktape as it is
  /// packaged has no time limit, and a script that runs long allocates on its way.
  private struct Budget {
    var rest = Int.max
  }

  private let budget: UnsafeMutablePointer<Budget>
  private let heap: OpaquePointer

  init?() {
    budget = .allocate(capacity: 1)
    budget.initialize(to: Budget())
    let created = duk_create_heap(
      { Duktape.spend($0, $1) ? malloc($1) : nil },
      { Duktape.spend($0, $2) ? realloc($1, $2) : nil },
      { free($1) }, budget,
      // Only reached by an error outside a protected call, of which there is none: what runs
      // there is not bounded.
      { _, _ in abort() })
    guard let created else {
      budget.deallocate()
      return nil
    }
    heap = created
  }

  deinit {
    duk_destroy_heap(heap)
    budget.deallocate()
  }

  /// Runs a script of the library for its effects, unbounded.
  func run(_ script: String) throws(Failure) {
    let flags =
      DUK_COMPILE_EVAL | DUK_COMPILE_SAFE | DUK_COMPILE_NOSOURCE | DUK_COMPILE_NOFILENAME
    let script = JavaScriptText.encode(script)
    let status = script.withUnsafeBytes {
      duk_eval_raw(heap, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count, flags)
    }
    try check(status)
    duk_pop(heap)
  }

  /// Calls a global function with texts and gives its text.
  ///
  /// - Parameter memory: the bytes that the call may allocate, what it frees again included. After
  ///   it threw `exhausted` the interpreter is of no more use.
  func call(
    _ function: String, _ arguments: [String], memory: Int
  ) throws(Failure) -> String {
    duk_get_global_string(heap, function)
    for argument in arguments {
      let bytes = JavaScriptText.encode(argument)
      bytes.withUnsafeBytes {
        _ = duk_push_lstring(
          heap, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)
      }
    }
    budget.pointee.rest = memory
    let status = duk_pcall(heap, duk_idx_t(arguments.count))
    budget.pointee.rest = .max
    try check(status)
    defer { duk_pop(heap) }
    return result()
  }

  private func check(_ status: duk_int_t) throws(Failure) {
    guard status != 0 else { return }
    defer { duk_pop(heap) }
    let message = result()
    if message.contains("alloc failed") { throw .exhausted }
    throw .thrown(message)
  }

  /// The text of the value on top of the stack.
  private func result() -> String {
    var count = 0
    guard let text = duk_safe_to_lstring(heap, -1, &count) else { return "" }
    return JavaScriptText.decode(UnsafeRawBufferPointer(start: text, count: count))
  }
}

extension Duktape {
  private static func spend(_ budget: UnsafeMutableRawPointer?, _ size: Int) -> Bool {
    guard let budget = budget?.assumingMemoryBound(to: Budget.self), size <= budget.pointee.rest
    else { return false }
    budget.pointee.rest -= size
    return true
  }
}
