internal import Caching
internal import Foundation
internal import Lessons

/// Compiles one cell to a module, for the cells after it, and a library, for the kernel.
///
/// The frontend and the linker are called directly: the driver costs twice what they do together.
struct CellCompiler: Sendable {
  var toolchain: Toolchain
  var runtime: RuntimeLibrary
  var sandbox: Sandbox
  var environment: [String: String]
  /// The folder that all of it is written below, for messages.
  var cache: String
  /// Where the compiler keeps its modules of C headers, which take seconds to make.
  var moduleCache: String
  var limits: CompilerLimits

  /// A module that an earlier cell, or the course's own directives, left in the store.
  struct Dependency: Sendable {
    var module: String
    var folder: String
    var library: String

    var isCell: Bool { module.hasPrefix("Cell_") }
  }

  /// What is compiled, and under which name.
  struct Job {
    var module: String
    /// The C name of the cell's top-level code; nil for a library such as the course's directives.
    var entry: String?
    var source: String
    /// The name of the file in the source, and its true path, for the positions of messages.
    var shownFile: String
    var file: String
    var lines: [String]
    var cells: [Cell]
    /// The line for messages that name none.
    var fallbackLine: Int
    var dependencies: [Dependency]
    var isTraced: Bool
    var isOptimized: Bool
  }

  /// Why the compiler did not accept a cell.
  struct Rejection: Error {
    var diagnostics: [Diagnostic]
    /// The compiler says the same again of the same text. False where it met a limit.
    var isRepeatable = true
    /// What the compiler said, word for word.
    var said = ""

    init(_ diagnostics: [Diagnostic], isRepeatable: Bool = true, said: String = "") {
      self.diagnostics = diagnostics
      self.isRepeatable = isRepeatable
      self.said = said
    }
  }

  /// Compiles and links a cell.
  ///
  /// - Parameter modules: a folder with the modules of the job's dependencies.
  /// - Returns: the library's name in `folder`, where its module lies too.
  func compile(
    _ job: Job, into folder: String, modules: String, _ stages: CompileStages = CompileStages()
  ) throws(EngineFailure) -> Result<String, Rejection> {
    do {
      try WholeFile.requireFolder(moduleCache)
    } catch {
      throw MachineFault.unwritable(error)
    }
    ModuleCacheUse.begin(moduleCache)
    let sourcePath = "\(folder)/\(job.module).swift"
    do {
      try WholeFile.write(Array(job.source.utf8), to: sourcePath)
    } catch {
      throw MachineFault.unwritable(cache, error.reason)
    }
    let object = "\(folder)/\(job.module).o"
    let messages = CompilerMessages(
      shownFile: job.shownFile, file: job.file, lines: job.lines, cells: job.cells,
      fallbackLine: job.fallbackLine)
    let command = frontendCommand(job, source: sourcePath, object: object, modules: modules)
    if let problem = try compile(command, messages, in: folder, modules) {
      return .failure(problem)
    }
    let unmeant = messages.earlyUses() + messages.uncalledMethods()
    guard unmeant.isEmpty else { return .failure(Rejection(unmeant)) }
    stages.moduleIsReady()
    ModuleName.hide(job.module, inObject: object)
    let library = "\(folder)/lib\(job.module).\(Self.librarySuffix)"
    stages.waitForLibraries()
    let linking = linkCommand(job, object: object, library: library)
    if let problem = try link(linking, job, messages, in: folder) { return .failure(problem) }
    for leftover in [sourcePath, object] { try? FileManager.default.removeItem(atPath: leftover) }
    return .success("lib\(job.module).\(Self.librarySuffix)")
  }

  /// Nil where it went well.
  private func compile(
    _ command: [String], _ messages: CompilerMessages, in folder: String, _ modules: String
  ) throws(EngineFailure) -> Rejection? {
    var run = try run(command, reading: [modules], in: folder)
    // What crashes once may go well the next time: then nothing has happened.
    if end(run, folder).isCrashed, !MemoryLimit.wasMet(by: run) {
      run = try self.run(command, reading: [modules], in: folder)
    }
    if run.status == 0 { return nil }
    if let limit = limitMet(by: run, messages) { return limit }
    let said = String(decoding: run.error, as: UTF8.self)
    let errors = messages.errors(in: said)
    let end = end(run, folder)
    let unplaced = messages.unplacedErrors(in: said)
    if let fault = end.fault(unplaced: unplaced, namesMistake: !errors.isEmpty) { throw fault }
    if !errors.isEmpty {
      // A result that is remembered moves with its lesson; a line that is named in words would not.
      let namesLine = errors.contains {
        "\($0.message) \($0.advice ?? "")".contains(/\b(?:of|in) line \d/)
      }
      return Rejection(errors, isRepeatable: !namesLine, said: said)
    }
    // It crashed twice, and nothing is missing: of the cell, or of anything?
    guard try compilesAnything(in: folder) else { throw end.crashed }
    return Rejection([messages.crashed()], isRepeatable: false)
  }

  /// Whether the compiler does its work for a cell that nobody can have got wrong.
  private func compilesAnything(in folder: String) throws(EngineFailure) -> Bool {
    let lines = RuntimeLibrary.importedModules.map { "import \($0)\n" } + ["let probe = 1\n"]
    let probe = Job(
      module: "Probe", entry: "unroll_probe", source: lines.joined(), shownFile: "", file: "",
      lines: [], cells: [], fallbackLine: 1, dependencies: [], isTraced: true, isOptimized: false)
    let source = "\(folder)/Probe.swift"
    guard WholeFile.replace(source, with: Array(probe.source.utf8)) else { return false }
    let command = frontendCommand(
      probe, source: source, object: "\(folder)/Probe.o", modules: folder)
    return try run(command, reading: [], in: folder).status == 0
  }

  /// Nil where it went well.
  private func link(
    _ command: [String], _ job: Job, _ messages: CompilerMessages, in folder: String
  ) throws(EngineFailure) -> Rejection? {
    let run = try run(command, reading: job.dependencies.map(\.folder), in: folder)
    if run.status == 0 { return nil }
    if let limit = limitMet(by: run, messages) { return limit }
    let errors = messages.linkErrors(in: String(decoding: run.error, as: UTF8.self))
    let end = end(run, folder, name: "the linker", program: toolchain.linker)
    if let fault = end.fault(unplaced: [], namesMistake: !errors.isEmpty) { throw fault }
    guard !errors.isEmpty else { throw end.crashed }
    return Rejection(errors)
  }

  private func end(
    _ run: ProgramRun, _ folder: String, name: String = "the Swift compiler",
    program: String? = nil
  ) -> ToolEnd {
    ToolEnd(
      run: run, name: name, program: program ?? toolchain.frontend, folder: folder,
      shownFolder: cache, toolchain: toolchain, runtime: runtime)
  }

  /// Nil where the program ended within its limits.
  private func limitMet(by run: ProgramRun, _ messages: CompilerMessages) -> Rejection? {
    if run.timedOut {
      return Rejection(
        [messages.tookTooLong(seconds: limits.seconds)], isRepeatable: false)
    }
    guard MemoryLimit.wasMet(by: run) else { return nil }
    return Rejection([messages.neededTooMuch(memory: limits.memory)], isRepeatable: false)
  }

  #if os(Linux)
    static let librarySuffix = "so"
  #else
    static let librarySuffix = "dylib"
  #endif

  /// The flags that decide what comes out, for the cell's key.
  static func flags(isTraced: Bool, isOptimized: Bool) -> [String] {
    var flags = [
      isOptimized ? "-O" : "-Onone", "-g", "-disable-access-control", "-enable-testing",
      "-swift-version", "5",
      // The cell's own code runs on the main actor; what is more than Swift 5 asks is a warning.
      "-strict-concurrency=complete", "-enable-bare-slash-regex",
      "-suppress-warnings", "-diagnostic-style=llvm", "-no-color-diagnostics",
      // Else a module names the folders that it was compiled with, and its importers look there too.
      "-no-serialize-debugging-options",
    ]
    if isTraced {
      // Without the option a function with a closure parameter does not compile.
      flags += ["-playground"]
      for option in ["NoFunctionParameters", "NoScopeEvents"] {
        flags += ["-playground-option", option]
      }
    }
    return flags
  }

  private func frontendCommand(
    _ job: Job, source: String, object: String, modules: String
  ) -> [String] {
    var command = [
      toolchain.frontend, "-frontend", "-c", source, "-module-name", job.module, "-o", object,
      "-emit-module-path", "\(folder(of: object))/\(job.module).swiftmodule",
    ]
    if let entry = job.entry {
      command += ["-entry-point-function-name", entry]
    } else {
      command += ["-parse-as-library"]
    }
    command += Self.flags(isTraced: job.isTraced, isOptimized: job.isOptimized)
    command += toolchain.sdkFlags
    // The standard library's own macros: `@Observable`, `#Predicate`.
    command += ["-plugin-path", "\(toolchain.root)/lib/swift/host/plugins"]
    for folder in [modules] + runtime.modules { command += ["-I", folder] }
    // The path of the build folder must not decide what is in the library.
    command += ["-file-compilation-dir", "."]
    command += ["-module-cache-path", moduleCache]
    return command
  }

  private func linkCommand(_ job: Job, object: String, library: String) -> [String] {
    #if os(Linux)
      var command = [
        toolchain.linker, "-shared", "--no-undefined", "--hash-style=gnu", "--eh-frame-hdr",
        "-soname", "lib\(job.module).so", "-o", library, object,
        // Tells the runtime of the conformances in this library, for `print` and `as?`.
        "\(toolchain.libraries)/\(Self.architecture)/swiftrt.o",
        // A release build of the runtime library loads less of the standard one than a cell needs.
        "-rpath", toolchain.libraries,
        "-L", toolchain.libraries, "-L", "/usr/lib/\(Self.multiarch)", "-L",
        "/lib/\(Self.multiarch)",
        "-L", "/usr/lib64", "-L", "/usr/lib",
      ]
      command += job.dependencies.map(\.library)
      // Cells are loaded one by one, each before the next; the course's directives only with them.
      for folder in job.dependencies.filter({ !$0.isCell }).map(\.folder) {
        command += ["-rpath", "$ORIGIN/../\(URL(fileURLWithPath: folder).lastPathComponent)"]
      }
      command += [runtime.library, "--allow-shlib-undefined"]
      command += ["-lswiftCore", "-lswiftSwiftOnoneSupport", "-lswift_Concurrency"]
      command += ["-lswift_StringProcessing", "-lswiftGlibc", "-lc", "-lm"]
      command += AutolinkEntries.read(object: object)
      return command
    #else
      return [
        toolchain.linker, "-dylib", "-o", library, object, "-install_name", library,
        "-L", toolchain.libraries, "-syslibroot", toolchain.sdkFlags.last ?? "/",
        "-lSystem", runtime.library,
      ] + job.dependencies.map(\.library)
    #endif
  }

  #if arch(x86_64)
    private static let multiarch = "x86_64-linux-gnu"
    private static let architecture = "x86_64"
  #else
    private static let multiarch = "aarch64-linux-gnu"
    private static let architecture = "aarch64"
  #endif

  /// Compilation is input too: it sees the toolchain, the runtime's modules and the earlier cells of
  /// its own lesson.
  private func run(
    _ command: [String], reading cells: [String], in folder: String
  ) throws(EngineFailure) -> ProgramRun {
    let view = Sandbox.View(
      readable: [toolchain.root, runtime.folder] + runtime.headers + cells,
      writable: [folder, moduleCache], folder: folder, realFolder: folder)
    return try ProgramRun.run(
      sandbox.command(MemoryLimit.command(command, bytes: limits.memory), view: view),
      environment: environment, seconds: Double(limits.seconds))
  }

  private func folder(of path: String) -> String {
    URL(fileURLWithPath: path).deletingLastPathComponent().path
  }
}
