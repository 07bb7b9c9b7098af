#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Runs of one body in copies of this process.
package enum ForkedRuns {
  /// Called in a copy before it runs: whoever traces and reports stops doing so there.
  package nonisolated(unsafe) static var copyBegins: (() -> Void)?

  /// More copies than this at a time come near a cell's limit of processes.
  private static let mostAtATime = 8

  /// What `body` gives for each of `items`, nil where it failed or gave nothing, and for all of them
  /// where this process has other threads: a copy has none of these, and may wait for ever for a
  /// lock that one of them held.
  static func values(of items: Range<Int>, _ body: (Int) -> [Double]?) -> [[Double]?] {
    var values: [[Double]?] = Array(repeating: nil, count: items.count)
    guard !hasOtherThreads else { return values }
    var waiting = Array(items.enumerated())[...]
    var running: [Copy] = []
    let most = min(mostAtATime, max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    fflush(nil)
    while !waiting.isEmpty || !running.isEmpty {
      while running.count < most, let (index, item) = waiting.popFirst() {
        // Without a process to be had, the caller runs the body itself.
        if let copy = Copy(index: index, { body(item) }) { running.append(copy) }
      }
      guard !running.isEmpty else { continue }
      let copy = running.removeFirst()
      values[copy.index] = copy.result()
    }
    return values
  }
}

extension ForkedRuns {
  #if canImport(Darwin)
    private static var hasOtherThreads: Bool { pthread_is_threaded_np() != 0 }
  #else
    private static var hasOtherThreads: Bool {
      guard let folder = opendir("/proc/self/task") else { return false }
      defer { closedir(folder) }
      var names = 0
      while readdir(folder) != nil { names += 1 }
      // Beside `.` and `..`.
      return names > 3
    }
  #endif
}

/// One copy of this process, and the pipe that its numbers come through.
private struct Copy {
  let index: Int
  private let process: pid_t
  private let pipe: Int32

  init?(index: Int, _ body: () -> [Double]?) {
    var ends: [Int32] = [-1, -1]
    guard makePipe(&ends) == 0 else { return nil }
    let process = fork()
    guard process >= 0 else {
      close(ends[0])
      close(ends[1])
      return nil
    }
    if process == 0 {
      close(ends[0])
      Copy.run(body, into: ends[1])
    }
    close(ends[1])
    self.index = index
    self.process = process
    pipe = ends[0]
  }

  /// In the copy: writes the count of the numbers and the numbers, and ends.
  private static func run(_ body: () -> [Double]?, into pipe: Int32) -> Never {
    ForkedRuns.copyBegins?()
    let nowhere = open("/dev/null", O_WRONLY)
    if nowhere >= 0 {
      dup2(nowhere, STDOUT_FILENO)
      dup2(nowhere, STDERR_FILENO)
    }
    guard let numbers = body() else { _exit(1) }
    var words = [UInt64(numbers.count)] + numbers.map(\.bitPattern)
    let isWritten = words.withUnsafeMutableBytes { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while let start = rest.baseAddress, !rest.isEmpty {
        let written = write(pipe, start, rest.count)
        if written < 0 && errno == EINTR { continue }
        guard written > 0 else { return false }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
      }
      return true
    }
    _exit(isWritten ? 0 : 1)
  }

  /// Waits for the copy's end; nil unless it ended well and all its numbers came.
  func result() -> [Double]? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(pipe, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    close(pipe)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    guard status == 0, bytes.count >= 8, bytes.count.isMultiple(of: 8) else { return nil }
    let words = bytes.withUnsafeBytes { raw in
      (0..<bytes.count / 8).map { raw.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self) }
    }
    guard words[0] == words.count - 1 else { return nil }
    return words.dropFirst().map(Double.init(bitPattern:))
  }
}

#if canImport(Darwin)
  /// `fork`, which Swift does not import from this system.
  private func fork() -> pid_t {
    guard let symbol = dlsym(UnsafeMutableRawPointer(bitPattern: -2), "fork") else { return -1 }
    return unsafeBitCast(symbol, to: (@convention(c) () -> pid_t).self)()
  }
#endif

/// `pipe`, whose name a property has here.
private func makePipe(_ ends: inout [Int32]) -> Int32 { pipe(&ends) }
