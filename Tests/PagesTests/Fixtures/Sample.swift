import Figures
import Foundation
import Lessons
import Pages
import Runs
import Weaving

/// A lesson with everything in it, as the parser reads it, and a run of it made by hand.
enum Sample {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Lessons")

  static let lesson = parse(fixture: "everything.md")
  static let chinese = parse(fixture: "chinese.md")

  static func parse(fixture name: String) -> Lesson {
    let bytes = (try? Data(contentsOf: folder.appendingPathComponent(name))) ?? Data()
    return Lesson.parse([UInt8](bytes), path: name)
  }

  static func parse(_ text: String, path: String = "lesson.md") -> Lesson {
    Lesson.parse(Array(text.utf8), path: path)
  }

  static let course = Course(
    title: "Recurrent networks",
    entries: [
      CourseEntry(
        path: "everything.md", title: "The cell, by hand", order: 3,
        summary: "We write the recurrent cell ourselves.", status: .failed, cellCount: 10),
      CourseEntry(
        path: "stacks.md", title: "Stacks & depth", order: 4,
        summary: "Layers above layers <really>.", status: .passed, cellCount: 7),
      CourseEntry(
        path: "start.md", title: "A sequence", order: 1, status: .passed, cellCount: 1),
      CourseEntry(
        path: "chinese.md", title: "手写循环单元", lang: "zh-Hans", order: 3,
        summary: "自己写出循环单元。", status: .passed, cellCount: 2),
      CourseEntry(path: "appendix.md", title: "Appendix", status: .passed, cellCount: 0),
    ], assetBase: "../lessons/")

  static var run: Run {
    var results = RunBuilder(lesson)
    results.value("U = Tensor", "Tensor", "[8, 3]", name: "U")
    results.value("W = Tensor", "Tensor", "[8, 8]", name: "W")
    results.value("b = Tensor", "Tensor", "[8]", name: "b")
    results.value("tanh(x.matmul", "Tensor", "[5, 8]", count: 4)
    results.value("let x =", "Tensor", "[5, 4, 3]", name: "x")
    results.value("var h =", "Tensor", "[5, 8]", name: "h")
    results.value("h = cell(", "Tensor", "[5, 8]", name: "h", count: 4)
    results.value("h.mean().item", "Float", "0.01132")
    results.print("print(\"最后", "最后的隐藏状态 h₄: [5, 8]\n")
    results.history("mseLoss(", losses)
    results.figures("train(", trainingFigures)
    results.figures(
      "table(title",
      [
        Figure(
          .table(
            .init(
              header: ["parameter", "shape", "count"],
              rows: [["U", "[8, 3]", "24"], ["W", "[8, 8]", "64"], ["b", "[8]", "8"]],
              alignment: [.left, .left, .right])), title: "What is learned")
      ])
    results.value("let seasons", "[String]", "[\"spring\", \"summer\"]", name: "seasons")
    results.value("let days", "[Int]", "[6, 6]", name: "days")
    results.print("hidden code", "hidden code, shown result\n")
    results.fail(
      "let wrong", at: "x.matmul(cell.U)",
      "matmul: [5, 4, 3] × [8, 3]: the inner sizes 3 and 8 differ",
      hint: "multiply by cell.U.T, which is [3, 8]", expected: true)
    results.figures(
      "check(",
      [
        Figure(.check(.init("The memory stays within −1 and 1", passed: true)))
      ])
    results.value("let tall", "Tensor", "[5, 2]", name: "tall")
    results.fail(
      "let 结果", at: "缺失", "cannot find '缺失' in scope", hint: nil, expected: false)
    results.skipRest(after: "let 结果")
    return results.run
  }

  /// Falls, with a bump every seventh epoch.
  static let losses: [Double] = (0..<100).map { (epoch: Int) -> Double in
    let bump = epoch % 7 == 0 ? 0.04 : 0.0
    return 1.0 / Double(2 + epoch) + bump
  }

  static let trainingFigures = [
    Figure(
      .table(
        .init(
          header: ["epoch", "loss"],
          rows: [["1", "0.5400"], ["25", "0.0385"], ["50", "0.0596"], ["100", "0.0099"]],
          alignment: [.right, .right], emphasised: [3]))),
    Figure(
      .text(.init("loss │⣇⡀\n     │⠈⠒⠤⣀⣀\n     └───────", form: .preformatted)), title: "Loss"),
  ]

  /// The same with a real plot, whose drawing is the figures' own matter.
  static var plottedRun: Run {
    var run = run
    let plot = Figure.Plot(
      .lines([Figure.Series("loss", y: losses)]), xAxis: .init("epoch"), yAxis: .init("loss"))
    for index in run.cells.indices where run.cells[index].figures.count == 2 {
      run.cells[index].figures[1] = Figure(.plot(plot), title: "Loss")
    }
    return run
  }

  static var chineseRun: Run {
    var results = RunBuilder(chinese)
    results.value("let 隐藏", "Tensor", "[5, 8]", name: "隐藏")
    results.print("print(", "形状 [5, 8]\n")
    return results.run
  }
}
