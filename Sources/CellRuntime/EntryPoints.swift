package import CellProtocol
internal import Recurrent

/// Whether the lesson's generator has its seed. A process before the first cell has not, and
/// stays so when a cell after it is run again.
nonisolated(unsafe) private var isSeeded = false

@_cdecl("unroll_runtime_begin")
package func runtimeBegin(
  _ trace: UnsafeMutablePointer<unroll_trace>, _ eventFile: Int32, _ seed: UInt64, _ cell: UInt32
) {
  if !isSeeded {
    manualSeed(Int(truncatingIfNeeded: seed))
    isSeeded = true
  }
  Events.file = eventFile
  trace.pointee.ended.cell = cell
  Trace.page = trace
}

@_cdecl("unroll_runtime_end")
package func runtimeEnd() {
  Trace.page = nil
  Events.file = -1
}
