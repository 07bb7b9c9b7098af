/// Whether the code of a cell that awaits has come to its end.
enum CellEnd {
  /// Written and read by the cell's own thread.
  nonisolated(unsafe) static var isReached = false
}

/// The last that a cell with `await` does. Its task would end the program, as a script's does: it
/// never goes on.
@MainActor public func __cellEnd() async {
  CellEnd.isReached = true
  await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
}
