package import CellProtocol
internal import Recurrent
internal import Steps

/// Whether the lesson's generator is seeded. The process from before the first cell is not, and stays
/// so when the lesson is run again from there.
nonisolated(unsafe) private var isSeeded = false

@_cdecl("unroll_runtime_begin")
package func runtimeBegin(
  _ trace: UnsafeMutablePointer<unroll_trace>, _ services: UnsafePointer<unroll_services>,
  _ seed: UInt64, _ cell: UInt32
) {
  if !isSeeded {
    manualSeed(Int(truncatingIfNeeded: seed))
    isSeeded = true
  }
  Events.begin(services.pointee)
  var shown = 0
  TrainingProgress.report = { progress in
    // As often as a person can follow, whatever the training's length.
    let hundredth = progress.epoch * 100 / progress.epochs
    guard hundredth > shown else { return }
    shown = progress.epoch == progress.epochs ? 0 : hundredth
    Events.progress("epoch \(progress.epoch) of \(progress.epochs), loss \(Float(progress.loss))")
  }
  LibraryWarning.report = { text, hint, line in
    Events.warning(text, hint: hint, line: line > 0 ? line : Int(trace.pointee.ended.lastLine))
  }
  ForkedRuns.copyBegins = {
    // What a copy of the cell's process makes is not the cell's own.
    Trace.page = nil
    TrainingProgress.report = nil
    LibraryWarning.report = nil
    Events.end()
  }
  CellEnd.isReached = false
  trace.pointee.ended.cell = cell
  Trace.page = trace
}

@_cdecl("unroll_runtime_has_ended")
package func runtimeHasEnded() -> Bool { CellEnd.isReached }

@_cdecl("unroll_runtime_input")
package func runtimeInput(_ bytes: UnsafePointer<UInt8>, _ length: Int) {
  guard length > 0 else { return }
  let rest = UnsafeBufferPointer(start: bytes + 1, count: length - 1)
  if Int(bytes[0]) == Int(UNROLL_INPUT_CHOICES) {
    Controls.choose(rest)
  } else {
    Judging.begin(rest)
  }
}

@_cdecl("unroll_runtime_end")
package func runtimeEnd() {
  Judging.end()
  Trace.page = nil
  TrainingProgress.report = nil
  LibraryWarning.report = nil
  Events.end()
}
