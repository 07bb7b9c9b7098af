internal import Figures

// The functions that the compiler's playground transform calls for each value that a line of a
// cell makes. Their names and parameters are the compiler's; only their bodies are ours.

/// What a hook returns and `__builtin_send_data` gets: nothing, as records are written at once.
public struct TraceEvent {
  @usableFromInline init() {}
}

public func __builtin_log_with_id<Value>(
  _ object: Value, _ name: String, _ identity: Int, _ startLine: Int, _ endLine: Int,
  _ startColumn: Int, _ endColumn: Int, _ module: Int, _ file: Int
) -> TraceEvent {
  if let figure = object as? Figure {
    Events.show(figure)
    return TraceEvent()
  }
  Trace.record(
    object, name: name,
    site: Site(
      identity: identity, startLine: startLine, endLine: endLine, startColumn: startColumn,
      endColumn: endColumn))
  return TraceEvent()
}

/// Values that cannot be kept, such as a span, have no text.
@_disfavoredOverload
public func __builtin_log_with_id<Value: ~Copyable & ~Escapable>(
  _ object: borrowing Value, _ name: String, _ identity: Int, _ startLine: Int, _ endLine: Int,
  _ startColumn: Int, _ endColumn: Int, _ module: Int, _ file: Int
) -> TraceEvent { TraceEvent() }

/// What a place holds after a statement that changed it. The runner writes this call behind the
/// statement, where the transform records nothing.
public func __changed<Value>(
  _ name: String, _ line: Int, _ startColumn: Int, _ endColumn: Int, _ value: Value
) {
  Trace.record(
    value, name: name,
    site: Site(
      identity: -1, startLine: line, endLine: line, startColumn: startColumn, endColumn: endColumn))
}

@_disfavoredOverload
public func __changed<Value: ~Copyable & ~Escapable>(
  _ name: String, _ line: Int, _ startColumn: Int, _ endColumn: Int, _ value: borrowing Value
) {}

public func __builtin_log_scope_entry(
  _ startLine: Int, _ endLine: Int, _ startColumn: Int, _ endColumn: Int, _ module: Int,
  _ file: Int
) -> TraceEvent { TraceEvent() }

public func __builtin_log_scope_exit(
  _ startLine: Int, _ endLine: Int, _ startColumn: Int, _ endColumn: Int, _ module: Int,
  _ file: Int
) -> TraceEvent { TraceEvent() }

public func __builtin_postPrint(
  _ startLine: Int, _ endLine: Int, _ startColumn: Int, _ endColumn: Int, _ module: Int,
  _ file: Int
) -> TraceEvent { TraceEvent() }

public func __builtin_send_data(_ event: TraceEvent) {}
