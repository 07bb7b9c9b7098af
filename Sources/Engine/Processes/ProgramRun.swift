internal import Foundation

/// A program's whole run: what it printed and how it ended.
struct ProgramRun {
  var status: Int32
  var output: [UInt8]
  var error: [UInt8]
  /// It was killed because its time was up.
  var timedOut: Bool

  /// Runs a program to its end, with nothing on its standard input.
  static func run(
    _ command: [String], environment: [String: String], seconds: Double, mostOutput: Int = 8 << 20
  ) throws(EngineFailure) -> ProgramRun {
    let child = try ChildProcess.start(command, environment: environment)
    child.input.close()
    var output: [UInt8] = []
    var error: [UInt8] = []
    let deadline = MonotonicTime.now + seconds
    var timedOut = false
    var open = [child.output, child.error]
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while !open.isEmpty {
      let left = deadline - MonotonicTime.now
      if left <= 0 && !timedOut {
        timedOut = true
        child.kill()
      }
      var waits = open.map { pollfd(fd: $0.number, events: Int16(POLLIN), revents: 0) }
      let ready = poll(&waits, nfds_t(waits.count), timedOut ? 1000 : Int32(max(1, left * 1000)))
      // After a kill nothing more is worth waiting for.
      if ready == 0 && timedOut { break }
      guard ready > 0 else { continue }
      for (index, wait) in waits.enumerated().reversed() where wait.revents != 0 {
        let got = read(wait.fd, &chunk, chunk.count)
        if got > 0 {
          if open[index] === child.output {
            output.append(contentsOf: chunk[..<got].prefix(max(0, mostOutput - output.count)))
          } else {
            error.append(contentsOf: chunk[..<got].prefix(max(0, mostOutput - error.count)))
          }
        } else if got == 0 || errno != EINTR {
          open.remove(at: index)
        }
      }
    }
    return ProgramRun(status: child.wait(), output: output, error: error, timedOut: timedOut)
  }
}

/// Seconds on a clock that only runs forward.
enum MonotonicTime {
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }
}
