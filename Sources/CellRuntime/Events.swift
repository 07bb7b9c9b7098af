internal import CellProtocol
public import Figures

/// What a cell tells the runner while it runs, apart from its trace.
enum Events {
  /// What the kernel does for a cell; nil between cells.
  nonisolated(unsafe) private static var kernel: unroll_services?
  /// A loop may fail its claim a million times: whoever reads of the first hundred knows enough.
  private static let mostClaims = 100
  nonisolated(unsafe) private static var claims = 0
  private static let lock = ForkSafeLock()

  static func begin(_ services: unroll_services) {
    kernel = services
    claims = 0
    BrokenClaim.report = report
  }

  static func end() {
    BrokenClaim.report = nil
    kernel = nil
  }

  static func show(_ figure: Figure) {
    send(UInt32(UNROLL_EVENT_FIGURE), json(of: figure))
  }

  private static func report(_ claim: BrokenClaim) {
    let number = lock.withLock {
      claims += 1
      return claims
    }
    guard number <= mostClaims else { return }
    var claim = claim
    claim.calls = calls()
    send(UInt32(UNROLL_EVENT_BROKEN_CLAIM), json(of: claim))
  }

  static func progress(_ text: String) {
    send(UInt32(UNROLL_EVENT_PROGRESS), [UInt8](text.utf8))
  }

  /// - Parameter line: as the cell's code calls it; 0: not known.
  static func warning(_ text: String, hint: String, line: Int) {
    let number = withUnsafeBytes(of: Int32(truncatingIfNeeded: line)) { [UInt8]($0) }
    send(UInt32(UNROLL_EVENT_WARNING), number + [UInt8]("\(text)\n\(hint)".utf8))
  }

  static func control(_ report: ControlReport) {
    send(UInt32(UNROLL_EVENT_CONTROL), json(of: report))
  }

  static func record(_ bytes: [UInt8]) {
    send(UInt32(UNROLL_EVENT_RECORD), bytes)
  }

  /// The calls of cells that led here, innermost first.
  private static func calls() -> [BrokenClaim.Call] {
    guard let kernel else { return [] }
    let frames = [unroll_backtrace_frame](unsafeUninitializedCapacity: 64) { buffer, count in
      count = Int(kernel.calls?(buffer.baseAddress, UInt32(buffer.count)) ?? 0)
    }
    return frames.map { BrokenClaim.Call(cell: Int($0.cell), offset: $0.offset) }
  }

  private static func json(of value: any Encodable) -> [UInt8] {
    var json: [UInt8] = []
    withUnsafePointer(to: value) { value in
      withUnsafeMutablePointer(to: &json) { json in
        unroll_event_json(value, json) { bytes, count, json in
          json?.assumingMemoryBound(to: [UInt8].self).pointee +=
            UnsafeRawBufferPointer(start: bytes, count: count)
        }
      }
    }
    return json
  }

  private static func send(_ kind: UInt32, _ payload: [UInt8]) {
    guard let kernel else { return }
    payload.withUnsafeBytes { kernel.send?(kind, $0.baseAddress, $0.count) }
  }
}

/// Shows the figure of a directive. The runner writes this call around the one in a fence.
public func __show(_ figure: Figure) {
  Events.show(figure)
}
