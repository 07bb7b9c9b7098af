internal import Foundation
internal import Hashing
internal import Lessons

/// One cell of a lesson with the keys under which its library and its result are remembered.
struct CellPlan: Sendable {
  /// In `Lesson.cells`.
  var index: Int
  /// How many of the lesson's own cells come before it. Exercises and solutions do not count: each
  /// runs as if it were the next cell, so the cells after it are the same with and without it.
  var number: Int
  var cell: Cell
  /// The code that is compiled.
  var code: BareCode
  var module: String
  /// The modules that it imports: that of the last cell before it that leaves something.
  var imports: [String]
  /// The import lines of that cell.
  var carriedImports: [String]
  /// All modules that it may be linked to, with their compile keys.
  var dependencies: [(module: String, key: String)]
  /// The digest of what decides how the cell is compiled. It holds no path: see `Workshop.place`.
  var compileKey: String
  /// The digest of what decides the cell's result, on every machine.
  var runKey: String
  /// The same without the choices that its controls and those of earlier cells have: with what is
  /// chosen it decides the result of an alternative.
  var neutralKey: String
  /// What is chosen for its controls, for the kernel; empty for the defaults.
  var choices: [UInt8] = []
  var limits: Limits
  /// What went into `runKey`, by name, so that a change can be explained.
  var parts: [String: String]
}

extension CellPlan {
  /// The cells whose code may run or be named when this one runs, by their numbers: the lesson's own
  /// cells before it, then the cell itself.
  func scope(in lesson: Lesson) -> [Cell] {
    lesson.cells[..<index].filter { $0.role == .lesson } + [cell]
  }
}

/// The plans of all cells of a lesson: a pure function of the lesson and what it may read.
struct LessonPlan: Sendable {
  var cells: [CellPlan]

  /// What decides the results besides the lesson's text: programs and files by their digests.
  struct Surroundings: Sendable {
    var identities: Identities
    var isSandboxed: Bool
    /// Of each data file, by its name in the front matter.
    var data: [(name: String, digest: String)]
    /// The course's own directives, a module that the first cell imports; nil where there are none.
    var directives: (module: String, key: String)?
  }

  init(_ lesson: Lesson, _ surroundings: Surroundings) {
    var cells: [CellPlan] = []
    var chain: [(module: String, key: String)] = surroundings.directives.map { [$0] } ?? []
    var earlierRuns = Digest()
    var earlierNeutral = Digest()
    // Nearly always all cells have the lesson's own.
    let usual = (limits: lesson.frontMatter.limits, text: "\(lesson.frontMatter.limits)")
    let mayHaveControls = lesson.cells.contains { ControlCalls.mayBe(in: $0.code) }
    var carriedImports: [String] = []
    var number = 0
    for (index, cell) in lesson.cells.enumerated() {
      let module = "Cell_\(number + 1)"
      let imports =
        chain.last.map { last in
          last.module == surroundings.directives?.module
            ? RuntimeLibrary.importedModules + [last.module] : [last.module]
        } ?? RuntimeLibrary.importedModules
      var compile = Digest()
      compile.add("compile 9 \(CellSource.version)")
      compile.add(surroundings.identities.toolchain)
      compile.add(surroundings.identities.runtime)
      compile.add(module)
      for flag in CellCompiler.flags(
        isTraced: !cell.attributes.untraced, isOptimized: cell.attributes.optimized)
      { compile.add(flag) }
      for dependency in chain { compile.add(dependency.module + " " + dependency.key) }
      let code = cell.bareCode
      let text = Self.textKey(cell, code.text, in: lesson)
      compile.add(text)
      let compileKey = String(compile.hex.prefix(40))

      var limits = lesson.frontMatter.limits
      limits.seconds = cell.attributes.seconds ?? limits.seconds
      limits.memory = cell.attributes.memory ?? limits.memory
      var parts = [
        "text": text, "unroll": surroundings.identities.unroll,
        "toolchain": surroundings.identities.toolchain,
        "library": surroundings.identities.runtime,
        "limits": limits == usual.limits ? usual.text : "\(limits)",
        "seed": "\(lesson.frontMatter.seed)",
        "sandbox": "\(surroundings.isSandboxed)",
        "fails": cell.attributes.fails ?? "-",
        "earlier": earlierRuns.hex, "directives": surroundings.directives?.key ?? "-",
      ]
      for file in surroundings.data { parts["data:\(file.name)"] = file.digest }
      var run = Digest()
      run.add(compileKey)
      for (name, value) in parts.sorted(by: { $0.key < $1.key }) { run.add("\(name)=\(value)") }
      let runKey = String(run.hex.prefix(40))

      let neutralText =
        mayHaveControls ? Self.textKey(cell, ControlCalls(code).neutralText, in: lesson) : text
      var neutralKey = runKey
      if mayHaveControls {
        var neutral = Digest()
        neutral.add("neutral 1 \(CellSource.version) \(module)")
        parts["text"] = neutralText
        parts["earlier"] = earlierNeutral.hex
        for (name, value) in parts.sorted(by: { $0.key < $1.key }) {
          neutral.add("\(name)=\(value)")
        }
        parts["text"] = text
        parts["earlier"] = earlierRuns.hex
        neutralKey = String(neutral.hex.prefix(40))
      }

      cells.append(
        CellPlan(
          index: index, number: number, cell: cell, code: code, module: module, imports: imports,
          carriedImports: carriedImports, dependencies: chain,
          compileKey: compileKey, runKey: runKey, neutralKey: neutralKey, limits: limits,
          parts: parts))
      if !cell.leavesNothing {
        chain.append((module, compileKey))
        carriedImports = CarriedImports.lines(of: code)
      }
      guard cell.role == .lesson else { continue }
      number += 1
      earlierRuns.add(text + (cell.attributes.fails ?? "-"))
      earlierNeutral.add(neutralText + (cell.attributes.fails ?? "-"))
    }
    self.cells = cells
  }

  /// The place of a cell is not in its key, so that prose around it may change, unless its code asks
  /// for it (`#line`). The words of its comments are not either: the lesson's twin has others.
  ///
  /// - Parameter code: its bare code, or that without the choices of controls.
  private static func textKey(_ cell: Cell, _ code: String, in lesson: Lesson) -> String {
    var digest = Digest()
    digest.add(cell.directive?.call ?? "")
    digest.add("\(cell.directive?.position.column ?? 0)")
    digest.add("\(cell.attributes.untraced) \(cell.attributes.optimized)")
    digest.add(code)
    if cell.asksForItsPlace {
      digest.add("\(lesson.path):\(cell.firstLine)")
    }
    return String(digest.hex.prefix(32))
  }
}
