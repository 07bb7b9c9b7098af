internal import Caching
internal import Foundation

/// Failures of the machine, which are never a cell's: what is gone, full or broken, and what to do.
enum MachineFault {
  /// What the tools say where the file system took no more.
  private static let wordsOfSpace = [
    "No space left on device", "Disk quota exceeded", "no space left on device",
  ]
  private static let wordsOfWriting = [
    "Read-only file system", "Permission denied", "permissionDenied", "permission denied",
    "Input/output error", "Operation not permitted",
  ]

  static func speaksOfSpace(_ said: String) -> Bool { wordsOfSpace.contains(where: said.contains) }

  /// - Parameter folder: what could not be written to.
  static func full(_ folder: String) -> EngineFailure {
    EngineFailure(
      .file, "\(folder) cannot be written: the disk is full",
      mend: "free some space, and run the same command again")
  }

  static func unwritable(_ folder: String, _ reason: String) -> EngineFailure {
    if speaksOfSpace(reason) { return full(folder) }
    let owner = stranger(owning: folder).map { " (it belongs to \($0))" } ?? ""
    return EngineFailure(
      .file, "\(folder) cannot be written: \(reason)\(owner)",
      mend: "give yourself the right to write there, or name another folder in UNROLL_CACHE")
  }

  static func unwritable(_ failure: SystemFailure) -> EngineFailure {
    unwritable(failure.path, failure.reason)
  }

  /// Who else owns a folder, or the nearest one above it that is there.
  private static func stranger(owning folder: String) -> String? {
    let owner = NearestFolder(folder).owner
    guard geteuid() != 0, owner != geteuid() else { return nil }
    guard let entry = getpwuid(owner), let name = entry.pointee.pw_name else {
      return "user \(owner)"
    }
    return String(cString: name)
  }

  /// Nil where `said` does not speak of writing.
  static func writing(to folder: String, said: String) -> EngineFailure? {
    if speaksOfSpace(said) { return full(folder) }
    return wordsOfWriting.first(where: said.contains).map { unwritable(folder, $0) }
  }

  /// - Parameter what: a program, as the subject of a sentence.
  static func killed(_ what: String) -> EngineFailure {
    EngineFailure(
      .system, "\(what) was killed, by somebody or for want of memory",
      mend: "run the same command again, while other programs leave it memory")
  }

  /// Nil where neither of the programs that build walls says that it failed.
  static func ofSandbox(said: String) -> EngineFailure? {
    guard ["bwrap: ", "unroll-confine: ", "sandbox-exec: "].contains(where: said.hasPrefix) else {
      return nil
    }
    if speaksOfSpace(said) { return full("the temporary folder") }
    return EngineFailure(
      .sandbox, "the sandbox does not start: \(firstLine(said))",
      mend: "see \"no sandbox\" in README.md, or run your own lessons with --no-sandbox")
  }

  /// Of a kernel that ended before it was ready.
  static func ofKernel(said: String, runtime: RuntimeLibrary) -> EngineFailure {
    if let missing = runtime.missing { return missing }
    if let failure = ofSandbox(said: said) { return failure }
    if let failure = ofLoading(said) { return failure }
    return EngineFailure(
      .kernel, "the kernel does not start: \(firstLine(said))", mend: RuntimeLibrary.mend)
  }

  /// Of a library that the dynamic linker does not find; nil where it says something else.
  static func ofLoading(_ said: String) -> EngineFailure? {
    guard said.contains("cannot open shared object file") || said.contains("Library not loaded")
    else { return nil }
    return EngineFailure(
      .runtime, "a library is missing: \(firstLine(said).replacing("unroll-kernel: ", with: ""))",
      mend: "install it again: it belongs to Swift or to Unroll")
  }

  /// - Parameter library: the compiled cell that the dynamic linker was asked for.
  static func ofLoading(_ said: String, cell library: String) -> EngineFailure? {
    let name = URL(fileURLWithPath: library).lastPathComponent
    guard let failure = ofLoading(said) else { return nil }
    guard firstLine(said).contains("/\(name): ") else { return failure }
    return EngineFailure(
      .file, "a compiled cell was deleted while its lesson ran: \(name)",
      mend: "run the same command again")
  }

  static func firstLine(_ said: String) -> String {
    String(said.split(separator: "\n").first ?? "it said nothing")
  }
}
