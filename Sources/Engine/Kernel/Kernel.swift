internal import CellProtocol
internal import Foundation
internal import Lessons
internal import Runs

/// One kernel process. It runs the cells of one lesson, and can go back to the state before any cell.
///
/// Used by one thread at a time. The caller ends it with `close()`.
final class Kernel {
  private let child: ChildProcess
  private let shelf: LibraryShelf
  /// The shelf as the kernel sees it.
  private let libraries: String
  /// Who may end a cell before its time; nil for nobody.
  var interruption: LessonSession.Interruption?

  /// The shelf's place in every view: a cell must not learn where its course lies, nor find that
  /// folder's name in its own `/tmp`.
  private static let librariesPlace = "/cells"

  /// The order to run one cell: its library, its limits, its seed.
  struct CellRun {
    var cell: Int
    var library: String
    var seconds: Double
    var memory: Int
    var output: Int
    var processes: Int
    var openFiles: Int
    var seed: UInt64
    /// Bytes of figures and records that it may send; 0 for as many as it likes.
    var events: Int
    /// What the code of the cell is given.
    var input: [UInt8]

    init(
      _ plan: CellPlan, library: String, seed: UInt64, events: Int = 0, input: [UInt8] = []
    ) {
      cell = plan.number
      self.library = library
      seconds = plan.limits.seconds
      memory = plan.limits.memory
      output = plan.limits.output
      processes = plan.limits.processes
      openFiles = plan.limits.openFiles
      self.seed = seed
      self.events = events
      self.input = input
    }
  }

  /// The kernel died: its cell killed it, or somebody else did.
  struct Death: Error {
    var message: String
    /// Its processes ended: of themselves, or by somebody's signal.
    var isKilled = false
    /// The machine could not let it see the cell.
    var fault: EngineFailure?
    var output = CellOutput()

    static var killed: Death { Death(message: "the kernel was killed", isKilled: true) }
  }

  /// - Parameter libraries: the folder of the standard library.
  init(
    runtime: RuntimeLibrary, libraries: String, sandbox: Sandbox, shelf: LibraryShelf,
    view: Sandbox.View,
    environment: [String: String]
  ) throws(EngineFailure) {
    self.shelf = shelf
    self.libraries = sandbox.seen(shelf.folder, at: Self.librariesPlace)
    var view = view
    view.placed.append((place: Self.librariesPlace, path: shelf.folder))
    child = try ChildProcess.start(
      sandbox.command(
        Self.finding(libraries) + [runtime.kernel, runtime.library, sandbox.folder(view)]
          + sandbox.kernelArguments, view: view),
      environment: environment)
    guard case .ready(let version)? = try? next(deadline: MonotonicTime.now + 30) else {
      child.kill()
      let said = String(decoding: readRest(of: child.error.number), as: UTF8.self)
      child.wait()
      throw MachineFault.ofKernel(said: said, runtime: runtime)
    }
    guard version == UInt32(UNROLL_PROTOCOL_VERSION) else {
      child.kill()
      child.wait()
      throw EngineFailure(
        .kernel,
        "the kernel uses version \(version) of the protocol, not "
          + "\(UNROLL_PROTOCOL_VERSION)", mend: RuntimeLibrary.mend)
    }
  }

  /// What stands before the kernel's command, so that it finds the standard library of the compiler
  /// that runs the cells, wherever that lies: no path of it is built in. A variable of the sandbox's own
  /// program would not do: where that has rights of its own, the system takes the variable away.
  private static func finding(_ libraries: String) -> [String] {
    #if os(Linux)
      ["/usr/bin/env", "LD_LIBRARY_PATH=\(libraries)"]
    #else
      []
    #endif
  }

  func close() {
    child.input.close()
    child.kill()
    child.wait()
  }

  deinit { close() }

  /// Lets the kernel see a compiled cell; returns what the kernel calls it.
  private func place(_ library: String) throws(Death) -> String {
    do {
      return libraries + (try shelf.place(library)).dropFirst(shelf.folder.count)
    } catch {
      throw Death(message: error.message, fault: error)
    }
  }

  /// Runs one cell to its end.
  func run(
    _ run: CellRun, progress: (String) -> Void
  ) throws(Death) -> (output: CellOutput, end: CellEnd) {
    var command = unroll_run(
      cell: UInt32(run.cell), processes: UInt32(clamping: run.processes),
      openFiles: UInt32(clamping: run.openFiles), events: UInt32(clamping: run.events),
      memory: UInt64(run.memory),
      output: UInt64(run.output), seconds: run.seconds, seed: run.seed)
    let head = withUnsafeBytes(of: &command) { [UInt8]($0) }
    let library = try place(run.library)
    try send(UInt32(UNROLL_COMMAND_RUN), head + Array(library.utf8) + [0] + run.input)

    // The kernel keeps the time itself; this is for one that no longer does.
    let deadline = MonotonicTime.now + run.seconds + 15
    var output = CellOutput()
    while true {
      do throws(Death) {
        switch try next(deadline: deadline) {
        case .output(let bytes): output.add(bytes, to: .output)
        case .errorOutput(let bytes): output.add(bytes, to: .error)
        case .figure(let json): output.addFigure(json)
        case .brokenClaim(let json): output.addClaim(json)
        case .record(let bytes): output.records.append(bytes)
        case .control(let json): output.addControl(json)
        case .progress(let text): progress(text)
        case .warning(let warning): output.warnings.append(warning)
        case .ended(let end):
          return (output, end)
        case .broken(let why): throw Death(message: why)
        case .ready, .rewound: break
        }
      } catch let death {
        throw Death(message: death.message, isKilled: death.isKilled, output: output)
      }
    }
  }

  /// Takes a compiled cell out of sight again.
  func forget(_ library: String) { shelf.remove(library) }

  /// Drops the state of `cell` and of all later ones.
  ///
  /// - Returns: whether the state is for certain what it was. Files of earlier cells, and memory that
  ///   their processes share, keep what later ones did to them.
  @discardableResult
  func rewind(to cell: Int) throws(Death) -> Bool {
    var number = UInt32(cell)
    try send(
      UInt32(UNROLL_COMMAND_REWIND), withUnsafeBytes(of: &number) { [UInt8]($0) })
    let deadline = MonotonicTime.now + 30
    while true {
      switch try next(deadline: deadline) {
      case .rewound(let mayDiffer): return !mayDiffer
      case .broken(let why): throw Death(message: why)
      default: break
      }
    }
  }

  // MARK: Frames

  private func send(_ kind: UInt32, _ payload: [UInt8]) throws(Death) {
    var frame = unroll_frame(kind: kind, length: UInt32(payload.count))
    let bytes = withUnsafeBytes(of: &frame) { [UInt8]($0) } + payload
    var sent = 0
    while sent < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        write(child.input.number, buffer.baseAddress.map { $0 + sent }, buffer.count - sent)
      }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { throw .killed }
      sent += written
    }
  }

  private func next(deadline: Double) throws(Death) -> KernelEvent {
    let head = try receive(MemoryLayout<unroll_frame>.size, deadline: deadline)
    let frame = head.withUnsafeBytes { $0.loadUnaligned(as: unroll_frame.self) }
    guard frame.length < 256 << 20 else { throw Death(message: "the kernel sent nonsense") }
    let payload = try receive(Int(frame.length), deadline: deadline)
    switch Int(frame.kind) {
    case Int(UNROLL_EVENT_READY) where payload.count == 4:
      return .ready(version: payload.withUnsafeBytes { $0.loadUnaligned(as: UInt32.self) })
    case Int(UNROLL_EVENT_OUTPUT): return .output(payload)
    case Int(UNROLL_EVENT_ERROR_OUTPUT): return .errorOutput(payload)
    case Int(UNROLL_EVENT_FIGURE): return .figure(payload)
    case Int(UNROLL_EVENT_BROKEN_CLAIM): return .brokenClaim(payload)
    case Int(UNROLL_EVENT_RECORD): return .record(payload)
    case Int(UNROLL_EVENT_CONTROL): return .control(payload)
    case Int(UNROLL_EVENT_PROGRESS): return .progress(String(decoding: payload, as: UTF8.self))
    case Int(UNROLL_EVENT_WARNING):
      guard let warning = CellWarning(payload) else {
        throw Death(message: "the kernel sent nonsense")
      }
      return .warning(warning)
    case Int(UNROLL_EVENT_REWOUND) where payload.count == 8:
      return .rewound(mayDiffer: payload[4] != 0)
    case Int(UNROLL_EVENT_BROKEN): return .broken(String(decoding: payload, as: UTF8.self))
    case Int(UNROLL_EVENT_ENDED):
      guard let end = CellEnd(payload) else { throw Death(message: "the kernel sent nonsense") }
      return .ended(end)
    default: throw Death(message: "the kernel sent nonsense")
    }
  }

  private func receive(_ count: Int, deadline: Double) throws(Death) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var got = 0
    while got < count {
      var wait = pollfd(fd: child.output.number, events: Int16(POLLIN), revents: 0)
      let left = deadline - MonotonicTime.now
      guard left > 0 else {
        child.kill()
        throw Death(message: "the kernel no longer answers")
      }
      if interruption?.isWanted == true {
        child.kill()
        throw Death(message: "the run was interrupted")
      }
      // Often enough for somebody who waits for the next run to begin.
      let most: Double = interruption == nil ? 60_000 : 50
      guard poll(&wait, 1, Int32(min(left * 1000 + 1, most))) > 0 else { continue }
      let piece = bytes.withUnsafeMutableBytes { buffer in
        read(child.output.number, buffer.baseAddress.map { $0 + got }, count - got)
      }
      if piece < 0 && errno == EINTR { continue }
      guard piece > 0 else { throw .killed }
      got += piece
    }
    return bytes
  }

  private func readRest(of file: Int32) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let got = read(file, &bytes, bytes.count)
    return Array(bytes.prefix(max(0, got)))
  }
}
