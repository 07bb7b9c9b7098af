internal import CellProtocol
public import Figures

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What a cell tells the runner while it runs, apart from its trace.
enum Events {
  /// The kernel's channel; -1 between cells.
  nonisolated(unsafe) static var file: Int32 = -1
  private static let lock = ForkSafeLock()

  static func show(_ figure: Figure) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    guard let json = try? encoder.encode(figure) else {
      fatalError("a figure holds a value that JSON cannot express")
    }
    send(UInt32(UNROLL_EVENT_FIGURE), [UInt8](json))
  }

  static func progress(_ text: String) {
    send(UInt32(UNROLL_EVENT_PROGRESS), [UInt8](text.utf8))
  }

  static func record(_ bytes: [UInt8]) {
    send(UInt32(UNROLL_EVENT_RECORD), bytes)
  }

  private static func send(_ kind: UInt32, _ payload: [UInt8]) {
    guard file >= 0 else { return }
    lock.withLock {
      var frame = unroll_frame(kind: kind, length: UInt32(payload.count))
      withUnsafeBytes(of: &frame) { writeAll($0) }
      payload.withUnsafeBytes { writeAll($0) }
    }
  }

  private static func writeAll(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes
    while let start = rest.baseAddress, !rest.isEmpty {
      let written = write(file, start, rest.count)
      if written < 0 && errno == EINTR { continue }
      // The kernel is gone, and this process will be too.
      guard written > 0 else { return }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
    }
  }
}

/// Shows the figure of a directive. The runner writes this call around the one in a fence.
public func __show(_ figure: Figure) {
  Events.show(figure)
}
