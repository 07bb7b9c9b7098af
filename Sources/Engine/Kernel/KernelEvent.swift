internal import CellProtocol

/// What the kernel says.
enum KernelEvent {
  case ready(version: UInt32)
  case output([UInt8])
  case errorOutput([UInt8])
  case figure([UInt8])
  case brokenClaim([UInt8])
  case record([UInt8])
  case control([UInt8])
  case progress(String)
  case warning(CellWarning)
  case ended(CellEnd)
  /// What the cells before had made may have been changed, and was not taken back.
  case rewound(mayDiffer: Bool)
  case broken(String)
}

/// What the library has to say about a call that a cell made.
struct CellWarning {
  /// As the cell's code calls it; 0: not known.
  var line: Int
  var message: String
  var hint: String?

  init?(_ payload: [UInt8]) {
    guard payload.count >= 4 else { return nil }
    line = Int(payload.withUnsafeBytes { $0.loadUnaligned(as: Int32.self) })
    let parts = String(decoding: payload.dropFirst(4), as: UTF8.self)
      .split(separator: "\n", maxSplits: 1).map { String($0) }
    guard let message = parts.first else { return nil }
    self.message = message
    hint = parts.count > 1 ? parts[1] : nil
  }
}

/// How a cell ended, and the trace that it left.
struct CellEnd {
  enum Cause {
    case finished, stackOverflow, loadFailure, closedFiles
    case signal(Int32)
    case exit(Int32)
    /// What `kill` was called with.
    case kill(Int32)
    case seconds, memory, output, processes
  }

  struct Frame: Hashable {
    var cell: Int
    var offset: UInt64
  }

  var cause: Cause
  var cell: Int
  var frames: [Frame]
  /// Around the last `throw`.
  var thrown: [Frame]
  /// 0 where nothing was traced.
  var lastLine: Int
  /// Bytes of the allocation that was refused; 0 if none was.
  var refused: UInt64
  var elapsed: Double
  var sites: [unroll_site]
  var sitesLost: Int
  /// Threads of earlier cells were at work when these ended, and are no more.
  var threadsLost: Bool
  /// Swift tasks that waited for the cell's thread when the cell was stopped.
  var tasksWaiting: Int

  init?(_ payload: [UInt8]) {
    let headSize = MemoryLayout<unroll_ended>.size
    guard payload.count >= headSize else { return nil }
    var ended = payload.withUnsafeBytes { $0.loadUnaligned(as: unroll_ended.self) }
    let count = Int(ended.siteCount)
    let size = MemoryLayout<unroll_site>.stride
    guard payload.count == headSize + count * size else { return nil }
    cell = Int(ended.cell)
    lastLine = Int(ended.lastLine)
    refused = ended.refused
    elapsed = ended.elapsed
    sitesLost = Int(ended.sitesLost)
    threadsLost = ended.threadsLost != 0
    tasksWaiting = Int(ended.tasksWaiting)
    sites = payload.withUnsafeBytes { bytes in
      (0..<count).map {
        bytes.loadUnaligned(fromByteOffset: headSize + $0 * size, as: unroll_site.self)
      }
    }
    let frameCount = min(Int(ended.frameCount), Int(UNROLL_MAX_FRAMES))
    frames = withUnsafePointer(to: &ended) { pointer in
      guard let first = unroll_ended_frames(pointer) else { return [] }
      return (0..<frameCount).map { Frame(cell: Int(first[$0].cell), offset: first[$0].offset) }
    }
    let thrownCount = min(Int(ended.thrownCount), Int(UNROLL_MAX_THROWN_FRAMES))
    thrown = withUnsafePointer(to: &ended) { pointer in
      guard let first = unroll_ended_thrown(pointer) else { return [] }
      return (0..<thrownCount).map { Frame(cell: Int(first[$0].cell), offset: first[$0].offset) }
    }
    cause =
      switch Int(ended.cause) {
      case Int(UNROLL_CAUSE_FINISHED): .finished
      case Int(UNROLL_CAUSE_SIGNAL): .signal(ended.detail)
      case Int(UNROLL_CAUSE_EXIT): .exit(ended.detail)
      case Int(UNROLL_CAUSE_SECONDS): .seconds
      case Int(UNROLL_CAUSE_MEMORY): .memory
      case Int(UNROLL_CAUSE_OUTPUT): .output
      case Int(UNROLL_CAUSE_PROCESSES): .processes
      case Int(UNROLL_CAUSE_LOAD): .loadFailure
      case Int(UNROLL_CAUSE_KILL): .kill(ended.detail)
      case Int(UNROLL_CAUSE_CLOSED): .closedFiles
      default: .stackOverflow
      }
  }
}

extension CellEnd {
  /// The same cell would end in the same way again.
  var isRepeatable: Bool {
    switch cause {
    case .seconds, .loadFailure: false
    case .signal(let number): number != 9 && number != 15
    default: true
    }
  }
}
