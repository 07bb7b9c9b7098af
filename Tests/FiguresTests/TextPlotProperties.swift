import Figures
import TestKit
import Testing
import TextWidth

/// A random plot: any length, size, sign and shape of data, with strange values among them.
struct RandomPlot {
  let figure: Figure
  let values: [[Double]]
  let style: TextStyle

  init(seed: Int, height: Int? = nil, strange: Bool = true) {
    var random = Seeded(seed)
    let names = ["RNN", "长短期记忆", "a rather long name of a series", "é"]
    let size: Double = [1e-300, 1e-9, 1, 4096, 1e12, 1e300].randomElement(using: &random) ?? 1
    let offset: Double = [0.0, 0, 1, -1, 1000].randomElement(using: &random) ?? 0
    let count = Int.random(in: 1...300, using: &random)
    values = (0..<Int.random(in: 1...4, using: &random)).map { _ in
      (0..<count).map { _ -> Double in
        if strange, Int.random(in: 0..<40, using: &random) == 0 {
          let odd: [Double] = [.nan, .infinity, -.infinity]
          return odd.randomElement(using: &random) ?? 0
        }
        return (Double.random(in: -1...1, using: &random) + offset) * size
      }
    }
    let series = zip(names, values).map { Figure.Series($0, y: $1) }
    let isLog = Int.random(in: 0..<4, using: &random) == 0
    let marks: Figure.Plot.Marks = Bool.random(using: &random) ? .lines(series) : .points(series)
    figure = Figure(
      .plot(.init(marks, xAxis: .init("轮次"), yAxis: .init("y", scale: isLog ? .log : .linear))),
      title: "Seed \(seed)")
    style = TextStyle(
      width: Int.random(in: 30...120, using: &random),
      height: height ?? Int.random(in: 3...30, using: &random),
      glyphs: Bool.random(using: &random) ? .unicode : .ascii)
  }
}

@Suite struct TextPlotProperties {
  @Test(arguments: 0..<120) func boxLinesAreExactlyAsWideAsPromised(seed: Int) {
    let plot = RandomPlot(seed: seed)
    let lines = plot.figure.text(plot.style).split(separator: "\n")
    let box = lines.filter {
      "│┐┘|".contains($0.last ?? " ") || $0.allSatisfy { " +-".contains($0) }
    }
    #expect(box.count == plot.style.height + 2, "seed \(seed)")
    for line in box {
      #expect(TextWidth.columns(of: line) == plot.style.width, "seed \(seed): \(line)")
    }
    for line in lines {
      #expect(TextWidth.columns(of: line) <= plot.style.width, "seed \(seed): \(line)")
      #expect(line.last != " ", "seed \(seed): trailing space")
    }
  }

  /// The labels of the y axis, from the top, and of the x axis.
  static func ticks(in text: String) -> (y: [Double], x: [Double]) {
    func number(_ text: some StringProtocol) -> Double? {
      var plain = String(text)
      for (raised, digit) in zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-") {
        plain = String(plain.map { $0 == raised ? digit : $0 })
      }
      if plain.hasPrefix("10"), text.contains(where: { "⁰¹²³⁴⁵⁶⁷⁸⁹⁻".contains($0) }) {
        return Double("1e" + plain.dropFirst(2))
      }
      if let sign = plain.firstIndex(of: "×") {
        return Double(plain[..<sign] + "e" + plain[sign...].dropFirst(3))
      }
      return Double(plain)
    }
    let lines = text.split(separator: "\n")
    let y = lines.compactMap { line -> Double? in
      guard let edge = line.firstIndex(where: { "┤+".contains($0) }) else { return nil }
      return number(line[..<edge].filter { $0 != " " })
    }
    let bottom = lines.lastIndex { $0.contains("┘") || $0.hasSuffix("-+") || $0.hasSuffix("++") }
    let x = bottom.map { lines[$0 + 1].split(separator: " ").compactMap(number) } ?? []
    return (y, x)
  }

  @Test(arguments: 0..<120) func ticksIncreaseAndStepEvenly(seed: Int) {
    let plot = RandomPlot(seed: seed)
    let ticks = TextPlotProperties.ticks(in: plot.figure.text(plot.style))
    #expect(zip(ticks.y, ticks.y.dropFirst()).allSatisfy { $0 > $1 }, "seed \(seed): \(ticks.y)")
    #expect(zip(ticks.x, ticks.x.dropFirst()).allSatisfy { $0 < $1 }, "seed \(seed): \(ticks.x)")
    let steps = zip(ticks.x, ticks.x.dropFirst()).map { $1 - $0 }
    #expect(Set(steps).count <= 1, "seed \(seed): \(ticks.x)")
  }

  /// A lone peak or trough of one series reaches the first or the last row of the box.
  @Test(arguments: 0..<30) func extremesReachTheEdges(seed: Int) throws {
    var random = Seeded(seed)
    let count = Int.random(in: 3...30_000, using: &random)
    let peak = Int.random(in: 0..<count, using: &random)
    let trough = (peak + 1 + Int.random(in: 0..<(count - 1), using: &random)) % count
    var values = Array(repeating: 0.0, count: count)
    values[peak] = 7
    values[trough] = -7
    let style = TextStyle(glyphs: seed.isMultiple(of: 2) ? .unicode : .ascii)
    let lines = plot(values).text(style).split(separator: "\n")
    let top = try #require(lines.firstIndex { $0.hasSuffix("┐") || $0.hasSuffix("-+") })
    for row in [top + 1, top + style.height] {
      let inside = lines[row].drop { !"│┤|+".contains($0) }.dropFirst().dropLast()
      #expect(inside.contains { $0 != " " }, "seed \(seed): nothing in \(lines[row])")
    }
  }

  @Test(arguments: 0..<60) func asciiFormHasOnlyASCII(seed: Int) {
    var random = Seeded(seed)
    let values = (0..<50).map { _ in Double.random(in: -1e9...1e9, using: &random) }
    let style = TextStyle(glyphs: .ascii)
    let figures = [
      plot(["a": values, "b": values.map { -$0 }]), plot(values.map(abs), logY: true),
      histogram(values), heatMap([values, values]), scatter(x: values, y: values),
      bars(["a": values[0], "b": .nan, "c": .infinity]), table(["v"], [[values[1]]]),
    ]
    for figure in figures {
      let text = figure.text(style)
      #expect(text.utf8.allSatisfy { $0 < 0x80 }, "seed \(seed):\n\(text)")
    }
  }

  @Test func colourChangesNoCharacter() {
    for seed in 0..<40 {
      let drawn = RandomPlot(seed: seed)
      var style = drawn.style
      let plain = drawn.figure.text(style)
      style.color = true
      var stripped = ""
      var isEscape = false
      for character in drawn.figure.text(style) {
        if character == "\u{1B}" { isEscape = true }
        if !isEscape { stripped.append(character) }
        if character == "m" { isEscape = false }
      }
      #expect(stripped == plain, "seed \(seed)")
    }
  }
}
