package import CellProtocol
internal import Recurrent
internal import Steps

/// Whether the lesson's generator is seeded. The process from before the first cell is not, and stays
/// so when the lesson is run again from there.
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
  var shown = 0
  TrainingProgress.report = { progress in
    // As often as a person can follow, whatever the training's length.
    let hundredth = progress.epoch * 100 / progress.epochs
    guard hundredth > shown else { return }
    shown = progress.epoch == progress.epochs ? 0 : hundredth
    Events.progress("epoch \(progress.epoch) of \(progress.epochs), loss \(Float(progress.loss))")
  }
  trace.pointee.ended.cell = cell
  Trace.page = trace
}

@_cdecl("unroll_runtime_input")
package func runtimeInput(_ bytes: UnsafePointer<UInt8>, _ length: Int) {
  Judging.begin(UnsafeBufferPointer(start: bytes, count: length))
}

@_cdecl("unroll_runtime_end")
package func runtimeEnd() {
  Judging.end()
  Trace.page = nil
  TrainingProgress.report = nil
  Events.file = -1
}
