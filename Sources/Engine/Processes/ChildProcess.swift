internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A program that runs beside this one, with pipes for its three standard files.
///
/// Neither `Foundation.Process` nor `swift-subprocess` serves here: the kernel is spoken to in both
/// directions while it runs, from a plain thread, and its whole process group must be killed.
/// Whoever makes one calls `wait()` on every path.
final class ChildProcess: @unchecked Sendable {
  let process: pid_t
  /// The ends of the pipes on this side.
  let input: FileHandle
  let output: FileHandle
  let error: FileHandle
  private var status: Int32?

  /// A file number that is closed once, explicitly or with its last owner.
  final class FileHandle {
    private(set) var number: Int32

    init(_ number: Int32) {
      self.number = number
    }

    func close() {
      guard number >= 0 else { return }
      #if canImport(Glibc)
        Glibc.close(number)
      #elseif canImport(Musl)
        Musl.close(number)
      #else
        Darwin.close(number)
      #endif
      number = -1
    }

    deinit { close() }
  }

  /// - Parameters:
  ///   - command: the program's path, then its arguments.
  ///   - environment: all of it; nothing is inherited.
  static func start(
    _ command: [String], environment: [String: String]
  ) throws(EngineFailure) -> ChildProcess {
    // One at a time: between the making of a pipe and its mark "closed on exec", no other thread
    // may start a child, which would hold the pipe open.
    try starting.withLock { _ throws(EngineFailure) in
      try ChildProcess(command, environment: environment)
    }
  }

  private static let starting = Mutex(())

  private init(
    _ command: [String], environment: [String: String]
  ) throws(EngineFailure) {
    func failure(_ what: String, _ code: Int32) -> EngineFailure {
      EngineFailure(.system, "\(command[0]): \(what): \(String(cString: strerror(code)))")
    }
    func pipe() throws(EngineFailure) -> (read: FileHandle, write: FileHandle) {
      var ends: [Int32] = [-1, -1]
      #if canImport(Glibc)
        let result = Glibc.pipe(&ends)
      #elseif canImport(Musl)
        let result = Musl.pipe(&ends)
      #else
        let result = Darwin.pipe(&ends)
      #endif
      guard result == 0 else { throw failure("no pipe", errno) }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      return (FileHandle(ends[0]), FileHandle(ends[1]))
    }
    let toChild = try pipe()
    let fromChild = try pipe()
    let errorFromChild = try pipe()

    #if os(Linux)
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #else
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #endif
    Self.keepOpenFilesHere()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, toChild.read.number, 0)
    posix_spawn_file_actions_adddup2(&actions, fromChild.write.number, 1)
    posix_spawn_file_actions_adddup2(&actions, errorFromChild.write.number, 2)

    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A group of its own, so that all of it can be killed, and the signals at their defaults.
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

    let arguments = command.map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer {
      for text in arguments + variables { free(text) }
    }
    var process: pid_t = 0
    let code = posix_spawn(&process, command[0], &actions, &attributes, arguments, variables)
    guard code == 0 else { throw failure("cannot be started", code) }
    self.process = process
    input = toChild.write
    output = fromChild.read
    error = errorFromChild.read
    LiveProcesses.add(process)
  }

  /// Marks every open file but the standard ones as closed in children. Libraries open some without that
  /// mark: the sockets of a server, which a compiler would hold open when the server has died.
  private static func keepOpenFilesHere() {
    guard let folder = opendir("/dev/fd") else { return }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      guard let number = Int32(name), number > 2 else { continue }
      let flags = fcntl(number, F_GETFD)
      if flags >= 0, flags & FD_CLOEXEC == 0 { _ = fcntl(number, F_SETFD, flags | FD_CLOEXEC) }
    }
  }

  /// Ends the program and all of its group, at once.
  func kill() {
    guard status == nil else { return }
    signalGroup(process)
  }

  /// Waits for the end: the exit status, or 128 and the signal's number.
  @discardableResult
  func wait() -> Int32 {
    if let status { return status }
    var raw: Int32 = 0
    while waitpid(process, &raw, 0) < 0 && errno == EINTR {}
    LiveProcesses.remove(process)
    let signal = raw & 0x7f
    let result = signal == 0 ? (raw >> 8) & 0xff : 128 + signal
    status = result
    return result
  }
}

/// Kills the group that `process` leads.
func signalGroup(_ process: pid_t) {
  #if canImport(Glibc)
    Glibc.kill(-process, SIGKILL)
  #elseif canImport(Musl)
    Musl.kill(-process, SIGKILL)
  #else
    Darwin.kill(-process, SIGKILL)
  #endif
}
