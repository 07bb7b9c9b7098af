internal import Caching
internal import Figures
internal import Foundation
internal import Hashing
internal import Lessons

/// The tools that run lessons on this machine, shared by all lessons.
struct Workshop: Sendable {
  var toolchain: Toolchain
  var runtime: RuntimeLibrary
  var identities: Identities
  var sandbox: Sandbox
  var cache: Cache
  /// Where the compiler keeps its modules of C headers.
  var moduleCache: String
  /// The folder that holds the course, absolute: lessons read nothing outside it.
  var course: String
  var environment: [String: String]
  var force: Bool
  var compilerLimits: CompilerLimits

  func symbolizer(of cells: [Cell]) -> Symbolizer {
    Symbolizer(toolchain: toolchain, environment: environment, cells: cells)
  }

  var isSandboxed: Bool {
    if case .none = sandbox.tool { false } else { true }
  }

  var cells: CompiledCells { cache.compiledCells }

  var compiler: CellCompiler {
    CellCompiler(
      toolchain: toolchain, runtime: runtime, sandbox: sandbox, environment: environment,
      cache: cache.folder, moduleCache: moduleCache, limits: compilerLimits)
  }

  // MARK: What surrounds a lesson's cells

  /// What a lesson needs besides its text.
  struct Materials: Sendable {
    var surroundings: LessonPlan.Surroundings
    var view: Sandbox.View
    /// What reports call the places of this machine.
    var places: Sandbox.Places
    /// The errors of the course's own directives.
    var directivesProblem: [Diagnostic]?
  }

  /// - Parameter folder: the lesson's, absolute.
  func materials(of lesson: Lesson, folder: String) throws(EngineFailure) -> Materials {
    try materials(data: lesson.frontMatter.data, folder: folder)
  }

  /// - Parameter names: of the lesson's data files, as its front matter has them.
  func materials(data names: [String], folder: String) throws(EngineFailure) -> Materials {
    let inside = Sandbox.coursePlace
    let place = Self.path(folder, relativeTo: course).map { "\(inside)/\($0)" } ?? inside
    var view = Sandbox.View(
      readable: [toolchain.root, runtime.folder], folder: place, realFolder: folder)
    var data: [(name: String, digest: String)] = []
    for name in names {
      // `..` and links are followed here, once: what lies outside the course is not seen inside.
      let real = URL(fileURLWithPath: "\(folder)/\(name)").resolvingSymlinksInPath().path
      guard let within = Self.path(real, relativeTo: realCourse), !within.isEmpty,
        let bytes = FileManager.default.contents(atPath: real)
      else {
        data.append((name, "absent"))
        continue
      }
      data.append((name, Digest.hex(of: bytes)))
      let shown = URL(fileURLWithPath: "\(place)/\(name)").standardizedFileURL.path
      view.placed.append((place: shown, path: real))
    }
    var surroundings = LessonPlan.Surroundings(
      identities: identities, isSandboxed: isSandboxed, data: data, directives: nil)
    var directivesProblem: [Diagnostic]?
    switch try compiledDirectives() {
    case nil: break
    case .success(let key)?: surroundings.directives = (Self.directivesModule, key)
    case .failure(let problem)?: directivesProblem = problem.diagnostics
    }
    return Materials(
      surroundings: surroundings, view: view, places: sandbox.places(course: realCourse),
      directivesProblem: directivesProblem)
  }

  private var realCourse: String { URL(fileURLWithPath: course).resolvingSymlinksInPath().path }

  /// The part of `path` below `folder`; nil where it does not lie there.
  private static func path(_ path: String, relativeTo folder: String) -> String? {
    let path = URL(fileURLWithPath: path).standardizedFileURL.path
    let folder = URL(fileURLWithPath: folder).standardizedFileURL.path
    if path == folder { return "" }
    guard path.hasPrefix(folder + "/") else { return nil }
    return String(path.dropFirst(folder.count + 1))
  }

  // MARK: Compiling

  /// The compiled cell, from the cache or from the compiler.
  func compiledCell(
    _ plan: CellPlan, lesson: Lesson, _ stages: CompileStages
  ) throws(EngineFailure) -> CompiledCell {
    if let (folder, entry) = cells[place(plan.compileKey)] {
      return .ready(library: "\(folder)/\(entry.library)")
    }
    return try compile(
      CellCompiler.Job(
        module: plan.module, entry: "unroll_cell_\(plan.number)",
        source: CellSource(
          plan.cell, plan.code, number: plan.number, imports: plan.imports,
          carriedImports: plan.carriedImports,
          earlier: plan.earlierCode(in: lesson)
        ).text,
        shownFile: CellSource.file, file: lesson.path, lines: lesson.lines,
        cells: plan.scope(in: lesson),
        fallbackLine: plan.cell.firstLine - 1,
        dependencies: plan.dependencies.map(dependency), isTraced: !plan.cell.attributes.untraced,
        isOptimized: plan.cell.attributes.optimized),
      key: plan.compileKey, stages)
  }

  func dependency(_ module: String, _ key: String) -> CellCompiler.Dependency {
    let folder = cells.folder(of: place(key))
    return CellCompiler.Dependency(
      module: module, folder: folder,
      library: "\(folder)/lib\(module).\(CellCompiler.librarySuffix)")
  }

  /// The name of a compiled cell among those of this course. Its library and its module name the
  /// toolchain and the runtime library by their paths; its result does not depend on them.
  func place(_ compileKey: String) -> String {
    var digest = Digest()
    for part in [compileKey, toolchain.root, runtime.folder] { digest.add(part) }
    return String(digest.hex.prefix(40))
  }

  func compile(
    _ job: CellCompiler.Job, key: String, _ stages: CompileStages = CompileStages()
  ) throws(EngineFailure) -> CompiledCell {
    try CompilingNow.shared.alone(place(key)) { () throws(EngineFailure) in
      // Somebody else may have done it meanwhile.
      if let (folder, entry) = cells[place(key)] {
        return .ready(library: "\(folder)/\(entry.library)")
      }
      return try compiled(job, key: key, stages)
    }
  }

  private func compiled(
    _ job: CellCompiler.Job, key: String, _ stages: CompileStages
  ) throws(EngineFailure) -> CompiledCell {
    let scratch = try cells.makeScratchFolder()
    // Of no use where it was not kept; after that it is not there.
    defer { cells.discard(scratch) }
    var own = stages
    own.moduleIsReady = {
      stages.modules[cells.folder(of: place(key))] = scratch
      stages.moduleIsReady()
    }
    switch try compile(job, into: scratch, own) {
    case .failure(let problem):
      return .rejected(problem)
    case .success(let library):
      let folder = try cells.keep(scratch, as: place(key), library: library)
      return .ready(library: "\(folder)/\(library)")
    }
  }

  /// - Parameter folder: a new empty one.
  /// - Returns: the library's name in `folder`.
  func compile(
    _ job: CellCompiler.Job, into folder: String, _ stages: CompileStages = CompileStages()
  ) throws(EngineFailure) -> Result<String, CellCompiler.Rejection> {
    // Apart from what the compiler may write to.
    let modules = try cells.makeScratchFolder()
    defer { cells.discard(modules) }
    try ModuleShelf.gather(job.dependencies, into: modules, early: stages.modules)
    return try compiler.compile(job, into: folder, modules: modules, stages)
  }

  // MARK: The course's own directives

  private static let directivesModule = "Directives"

  /// The text of the course's `Directives.swift`; empty where it has none.
  var directivesText: String {
    FileManager.default.contents(atPath: "\(course)/Directives.swift")
      .map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// The compile key of the course's `Directives.swift`; nil where it has none.
  private func compiledDirectives()
    throws(EngineFailure) -> Result<String, CellCompiler.Rejection>?
  {
    let path = "\(course)/Directives.swift"
    guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    var digest = Digest()
    digest.add("directives 3")
    for part in [identities.toolchain, identities.runtime, text] { digest.add(part) }
    let key = String(digest.hex.prefix(40))
    if cells[place(key)] != nil { return .success(key) }
    // Relative to the course's folder, as a lesson's path is.
    let name = "Directives.swift"
    let imports = RuntimeLibrary.importedModules.map { "@_exported import \($0)\n" }.joined()
    let compiled = try compile(
      CellCompiler.Job(
        module: Self.directivesModule, entry: nil,
        source: imports + "#sourceLocation(file: \(name.debugDescription), line: 1)\n" + text,
        shownFile: name, file: name,
        lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init),
        cells: [], fallbackLine: 1, dependencies: [], isTraced: false, isOptimized: true),
      key: key)
    switch compiled {
    case .ready: return .success(key)
    case .rejected(let problem): return .failure(problem)
    }
  }

  // MARK: Running

  func startKernel(_ materials: Materials) throws(EngineFailure) -> Kernel {
    let shelf = LibraryShelf(try cells.makeScratchFolder())
    if let (module, key) = materials.surroundings.directives {
      _ = try shelf.place(dependency(module, key).library)
    }
    return try Kernel(
      runtime: runtime, libraries: toolchain.libraries, sandbox: sandbox, shelf: shelf,
      view: materials.view,
      environment: environment)
  }
}

extension CellPlan {
  /// The code of the cells that this one sees, in their order.
  func earlierCode(in lesson: Lesson) -> [BareCode] {
    // What is taken back declares nothing.
    scope(in: lesson).dropLast().map { $0.leavesNothing ? BareCode(verbatim: "") : $0.bareCode }
  }
}
