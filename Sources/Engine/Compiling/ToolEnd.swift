internal import Caching
internal import Foundation

/// The end of a compiler or linker that did not succeed: whose fault it is.
///
/// A mistake in a cell has a place in the lesson, or names a symbol. All else is the machine's: a file
/// that is gone, a full disk, a program that was killed. A crash alone tells nothing: the compiler has
/// mistakes that some cells bring out, and a damaged one crashes on all.
struct ToolEnd {
  var run: ProgramRun
  /// As the subject of a sentence: `the Swift compiler`.
  var name: String
  var program: String
  /// What it writes to, and the folder that a message names for it.
  var folder: String
  var shownFolder: String
  var toolchain: Toolchain
  var runtime: RuntimeLibrary

  static let mend =
    "install Swift again (https://www.swift.org/install): `swiftc` has to compile a file"

  private var said: String { String(decoding: run.error, as: UTF8.self) }

  /// Killed from outside; what a program does to itself has other signals.
  private var isKilled: Bool { [1, 2, 9, 15].contains(run.status - 128) }
  var isCrashed: Bool { run.status > 128 && !isKilled }

  /// - Parameters:
  ///   - unplaced: the errors that have no place in the lesson.
  ///   - namesMistake: whether there are errors that have one.
  /// - Returns: nil where the cell is at fault, or the program crashed for no reason that shows.
  func fault(unplaced: [String], namesMistake: Bool) -> EngineFailure? {
    if let gone = missingFile { return gone }
    for message in unplaced {
      if let failure = ofModules(message)
        ?? MachineFault.writing(to: shownFolder, said: message)
      {
        return failure
      }
    }
    if namesMistake { return nil }
    if let failure = MachineFault.ofSandbox(said: said) { return failure }
    if isKilled { return MachineFault.killed(name) }
    if FreeSpace.isShort(at: folder) { return MachineFault.full(shownFolder) }
    if let failure = MachineFault.writing(to: shownFolder, said: said) { return failure }
    if let failure = MachineFault.ofLoading(said) { return failure }
    return isCrashed ? nil : failed
  }

  /// Of a program that crashes whatever it is given.
  var crashed: EngineFailure {
    EngineFailure(
      .toolchain, "\(name) crashes on this machine (signal \(run.status - 128)): \(program)",
      mend: Self.mend)
  }

  private var failed: EngineFailure {
    EngineFailure(
      .toolchain,
      "\(name) failed with status \(run.status), and named no mistake in the lesson: "
        + MachineFault.firstLine(said), mend: Self.mend)
  }

  private var missingFile: EngineFailure? {
    let library = "\(toolchain.libraries)/libswiftCore.\(CellCompiler.librarySuffix)"
    for file in [toolchain.frontend, toolchain.linker, library] {
      // On macOS the standard library is the system's.
      if file == library, CellCompiler.librarySuffix != "so" { continue }
      if !WholeFile.isFile(file) {
        return EngineFailure(
          .toolchain, "the Swift toolchain is not whole: \(file) is missing", mend: Self.mend)
      }
    }
    return runtime.missing
  }

  /// Of a module that every cell imports: the lesson did not choose it.
  private func ofModules(_ message: String) -> EngineFailure? {
    let words = [
      "no such module", "missing required module", "malformed compiled module",
      "compiled module was created by", "module compiled with Swift", "could not build C module",
      "could not build module", "unable to load module", "cannot load module",
    ]
    if message.contains("unable to load standard library") {
      return EngineFailure(
        .toolchain, "the Swift toolchain is not whole: \(message)", mend: Self.mend)
    }
    guard words.contains(where: message.contains) else { return nil }
    return EngineFailure(
      .runtime, "the runtime library does not fit this Swift compiler, or is damaged: \(message)",
      mend: RuntimeLibrary.mend)
  }
}
