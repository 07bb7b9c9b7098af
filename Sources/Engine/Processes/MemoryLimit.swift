/// A limit on the memory of the compiler and the linker. The kernel limits its cells itself.
enum MemoryLimit {
  /// The command that runs `command` with no more than `bytes` of address space.
  ///
  /// The shell sets the limit, since a new program cannot be given one on its way, and then becomes
  /// the program. Where a stricter limit holds already, it stays. On macOS the system takes no such limit.
  static func command(_ command: [String], bytes: Int) -> [String] {
    #if os(Linux)
      ["/bin/sh", "-c", "ulimit -v \"$0\" 2>/dev/null; exec \"$@\"", "\(bytes >> 10)"] + command
    #else
      command
    #endif
  }

  /// Whether a program died because memory was refused to it. Its status does not tell: the compiler
  /// aborts then, and for its own mistakes too.
  static func wasMet(by run: ProgramRun) -> Bool {
    guard run.status > 128 else { return false }
    let words = [
      "out of memory", "bad_alloc", "Cannot allocate memory",
      "pthread_create failed: Resource temporarily unavailable",
    ]
    let said = String(decoding: run.error, as: UTF8.self)
    return words.contains(where: said.contains)
  }
}
