internal import Foundation
internal import Hashing
internal import Lessons

/// One cell of a lesson with the keys under which its library and its result are remembered.
struct CellPlan: Sendable {
  /// In `Lesson.cells`.
  var index: Int
  /// The cells before it that are the lesson's own. Exercises and solutions count for none: each
  /// runs as if it were the next cell, so that the cells after it are what they are without it.
  var number: Int
  var cell: Cell
  /// What of it is compiled.
  var code: BareCode
  var module: String
  /// The modules that it imports: the last cell before it that leaves something.
  var imports: [String]
  /// What that cell has imported itself, as source.
  var carriedImports: [String]
  /// All modules that it may be linked to, with their compile keys.
  var dependencies: [(module: String, key: String)]
  var compileKey: String
  var runKey: String
  var limits: Limits
  /// What went into `runKey`, by name, so that a change can be explained.
  var parts: [String: String]
}

extension CellPlan {
  /// The cells that it can have to do with, by their numbers: those of the lesson before it, and it.
  func scope(in lesson: Lesson) -> [Cell] {
    lesson.cells[..<index].filter { $0.role == .lesson } + [cell]
  }
}

/// The plans of all cells of a lesson: a pure function of the lesson and what it may read.
struct LessonPlan: Sendable {
  var cells: [CellPlan]

  /// Which programs and files beside the lesson's text decide the results.
  struct Surroundings: Sendable {
    var toolchain: String
    var runtime: String
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
      compile.add("compile 6")
      compile.add(surroundings.toolchain)
      compile.add(surroundings.runtime)
      compile.add(module)
      for flag in CellCompiler.flags(
        isTraced: !cell.attributes.untraced, isOptimized: cell.attributes.optimized)
      { compile.add(flag) }
      for dependency in chain { compile.add(dependency.module + " " + dependency.key) }
      let code = cell.bareCode
      let text = Self.textKey(cell, code, in: lesson)
      compile.add(text)
      let compileKey = String(compile.hex.prefix(40))

      var limits = lesson.frontMatter.limits
      limits.seconds = cell.attributes.seconds ?? limits.seconds
      limits.memory = cell.attributes.memory ?? limits.memory
      var parts = [
        "text": text, "toolchain": surroundings.toolchain, "library": surroundings.runtime,
        "limits": "\(limits)", "seed": "\(lesson.frontMatter.seed)",
        "sandbox": "\(surroundings.isSandboxed)",
        "fails": cell.attributes.fails ?? "-",
        "earlier": earlierRuns.hex, "directives": surroundings.directives?.key ?? "-",
      ]
      for file in surroundings.data { parts["data:\(file.name)"] = file.digest }
      var run = Digest()
      run.add(compileKey)
      for (name, value) in parts.sorted(by: { $0.key < $1.key }) { run.add("\(name)=\(value)") }
      let runKey = String(run.hex.prefix(40))

      cells.append(
        CellPlan(
          index: index, number: number, cell: cell, code: code, module: module, imports: imports,
          carriedImports: carriedImports, dependencies: chain,
          compileKey: compileKey, runKey: runKey, limits: limits, parts: parts))
      if !cell.leavesNothing {
        chain.append((module, compileKey))
        carriedImports = CarriedImports.lines(of: code)
      }
      guard cell.role == .lesson else { continue }
      number += 1
      earlierRuns.add(text + (cell.attributes.fails ?? "-"))
    }
    self.cells = cells
  }

  /// Where a cell stands is no part of its key, so that prose can change around it; unless it asks.
  /// Nor are the words of its comments: the lesson's twin has others.
  private static func textKey(_ cell: Cell, _ code: BareCode, in lesson: Lesson) -> String {
    var digest = Digest()
    digest.add(cell.directive?.call ?? "")
    digest.add("\(cell.directive?.position.column ?? 0)")
    digest.add("\(cell.attributes.untraced) \(cell.attributes.optimized)")
    digest.add(code.text)
    if cell.asksForItsPlace {
      digest.add("\(lesson.path):\(cell.firstLine)")
    }
    return String(digest.hex.prefix(32))
  }
}
