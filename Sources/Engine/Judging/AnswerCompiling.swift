internal import Foundation
internal import Lessons

/// An answer as the compiler left it.
struct CompiledAnswer {
  /// Nil where the answer does not compile.
  var library: String?
  /// The folder to remove when the answer was judged.
  var folder: String?
  /// At the lines of the answered lesson.
  var problems: [Diagnostic] = []
  /// The values that the answer cannot give, with a sentence for the student.
  var refused: [Int: String] = [:]
  var isRepeatable = true
}

extension Workshop {
  /// Compiles an answer together with what asks for its values. Values that it does not have are left
  /// out, so that the others can be judged. Nothing of it is kept in the cache.
  func compile(
    _ answered: AnsweredLesson, _ plan: CellPlan, _ wanted: [ExerciseTest.Wanted]
  ) throws(EngineFailure) -> CompiledAnswer {
    var answer = CompiledAnswer()
    var asked = Array(wanted.enumerated())
    while true {
      let folder = try cells.makeScratchFolder()
      var isKept = false
      defer { if !isKept { cells.discard(folder) } }
      let delivery = Delivery.text(asked.map { ($0.offset, $0.element) }, cell: plan.number)
      switch try compile(job(answered, plan, delivery), into: folder) {
      case .success(let library):
        answer.library = "\(folder)/\(library)"
        answer.folder = folder
        isKept = true
        return answer
      case .failure(let rejection):
        let refused = AnswerRefusal.all(in: rejection.said, wanted)
        guard refused.isAboutValuesAlone, !asked.isEmpty else {
          // What was said of the values came of that.
          answer.refused = [:]
          answer.problems = rejection.diagnostics
          answer.isRepeatable = rejection.isRepeatable
          return answer
        }
        // A brace that is never closed shows at the end, whatever stands there.
        let isSecond = !answer.refused.isEmpty
        for (index, sentence) in refused.sentences { answer.refused[index] = sentence }
        asked.removeAll { isSecond || refused.sentences[$0.offset] != nil }
      }
    }
  }

  private func job(
    _ answered: AnsweredLesson, _ plan: CellPlan, _ delivery: String
  ) -> CellCompiler.Job {
    let source = CellSource(
      plan.cell, plan.code, number: plan.number, imports: plan.imports,
      carriedImports: plan.carriedImports, earlier: plan.earlierCode(in: answered.lesson)
    ).text
    return CellCompiler.Job(
      module: plan.module, entry: "unroll_cell_\(plan.number)",
      source: (source.hasSuffix("\n") ? source : source + "\n") + delivery,
      shownFile: CellSource.file, file: answered.lesson.path, lines: answered.lesson.lines,
      cells: plan.scope(in: answered.lesson), fallbackLine: max(1, plan.cell.closingLine - 1),
      dependencies: plan.dependencies.map(dependency), isTraced: true, isOptimized: false)
  }

  /// The compiled judge of an exercise, from the cache or from the compiler.
  func compiledJudge(
    _ tests: [ExerciseTest], _ plan: CellPlan, of lesson: Lesson
  ) throws(EngineFailure) -> CompiledCell {
    let source = JudgeSource(
      tests, number: plan.number, imports: plan.imports, carriedImports: plan.carriedImports)
    let key = source.key(plan, identities)
    if let (folder, entry) = cells[place(key)] {
      return .ready(library: "\(folder)/\(entry.library)")
    }
    return try compile(
      CellCompiler.Job(
        module: "Judge_\(plan.number + 1)", entry: nil, source: source.text,
        shownFile: CellSource.file, file: lesson.path, lines: lesson.lines, cells: [],
        fallbackLine: max(1, (tests.first?.firstLine ?? 2) - 1),
        dependencies: plan.dependencies.map(dependency), isTraced: false, isOptimized: false),
      key: key)
  }
}
