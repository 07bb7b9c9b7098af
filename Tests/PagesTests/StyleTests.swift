import Figures
import Foundation
import Pages
import Runs
import Testing
import Weaving

/// Colours of one scheme, by the name of their variable.
private func palette(_ block: Substring) -> [String: [Double]] {
  var colours: [String: [Double]] = [:]
  for declaration in block.split(whereSeparator: { ";{}\n".contains($0) }) {
    let parts = declaration.split(separator: ":").map { $0.filter { $0 != " " } }
    guard parts.count == 2, parts[0].hasPrefix("--"), parts[1].hasPrefix("#") else { continue }
    let hex = parts[1].dropFirst()
    guard hex.count == 6, let value = Int(hex, radix: 16) else { continue }
    colours[parts[0]] = [16, 8, 0].map { Double((value >> $0) & 255) / 255 }
  }
  return colours
}

/// Relative luminance, WCAG 2.2.
private func luminance(_ colour: [Double]) -> Double {
  let linear = colour.map { value -> Double in
    guard value > 0.04045 else { return value / 12.92 }
    // x^2.4 as x² · ⁵√x², the root by Newton's method: no library's pow is needed.
    let base = (value + 0.055) / 1.055
    let square = base * base
    var root = 1.0
    for _ in 0..<60 {
      root -= (root * root * root * root * root - square) / (5 * root * root * root * root)
    }
    return square * root
  }
  return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

private func contrast(_ one: [Double], _ other: [Double]) -> Double {
  let (a, b) = (luminance(one), luminance(other))
  return (max(a, b) + 0.05) / (min(a, b) + 0.05)
}

@Test(arguments: ["light", "dark"])
func everyTextHasEnoughContrast(scheme: String) throws {
  let dark = try #require(StyleSheet.colors.ranges(of: "@media").first)
  let block =
    scheme == "light"
    ? StyleSheet.colors[..<dark.lowerBound] : StyleSheet.colors[dark.lowerBound...]
  let colours = palette(block)
  #expect(contrast([0, 0, 0], [1, 1, 1]) > 20.99)
  let grounds = ["--paper", "--panel", "--bad-ground"]
  let inks = [
    "--ink", "--muted", "--link", "--value", "--good", "--bad", "--warn", "--keyword", "--type",
    "--function", "--string", "--number", "--comment", "--meta",
  ]
  #expect(colours.count == grounds.count + inks.count + 1)
  for ground in grounds {
    for ink in inks {
      let ratio = contrast(try #require(colours[ink]), try #require(colours[ground]))
      #expect(ratio >= 4.5, "\(ink) on \(ground): \(ratio)")
    }
  }
}

@Test func everyClassOfAPageHasItsLook() throws {
  let page = try PageReader.read(
    HTMLPage(Sample.lesson, Sample.run, course: Sample.course, services: Sample.services).text())
  let style = page.all("style").map(\.text).joined()
  let plain: Set<Substring> = [
    // Named for scripts of others and for tests; they look like what they stand in.
    "passed", "picture", "prev", "caret", "error",
  ]
  let classes = Set(
    page.all.flatMap { ($0.attributes["class"] ?? "").split(separator: " ") })
  for name in classes.subtracting(plain).sorted() {
    #expect(style.contains(".\(name)"), "\(name)")
  }
}

/// A drawing's texts have sizes of their own, which it counts on: no rule for all that bears a class
/// may reach them.
@Test func noRuleOfThePageReachesTheTextsOfADrawing() throws {
  let page = try PageReader.read(HTMLPage(Sample.lesson, Sample.run).text())
  let style = page.all("style").map(\.text).joined()
    .replacingOccurrences(of: Figure.styleSheet, with: "")
  let selectors = style.split { "{};".contains($0) }.flatMap { $0.split(separator: ",") }
    .map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
  #expect(selectors.contains(".label:not(text)"))
  for name in ["label", "tick", "name", "detail"] {
    #expect(!selectors.contains(".\(name)"), "\(name)")
  }
}
