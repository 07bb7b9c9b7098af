internal import CellProtocol
internal import Lessons
internal import Runs

/// Turns the records of a trace into the values beside a lesson's lines.
struct TraceReading {
  var text: LessonText
  var cells: [Cell]
  /// The lesson's lines that the cell's own code covers.
  var lines: ClosedRange<Int>
  /// What earlier cells showed for their variables.
  var earlier: [LineValue]

  func values(of end: CellEnd) -> [LineValue] {
    // In the order of the text, not of the events: the page is read top to bottom.
    let all = end.sites.compactMap(value)
      .sorted { ($0.range.end, $0.range.start) < ($1.range.end, $1.range.start) }
    return withoutInner(withoutUnchanged(withoutTwins(all)))
  }

  /// A variable that a statement changed may have been recorded by the compiler and by the runner.
  private func withoutTwins(_ values: [LineValue]) -> [LineValue] {
    var seen: [String: [SourceRange]] = [:]
    return values.filter { value in
      guard let name = value.name else { return true }
      guard !seen[name, default: []].contains(value.range) else { return false }
      seen[name, default: []].append(value.range)
      return true
    }
  }

  /// A warning where the trace was full, so that readers know why lines have no values.
  func warning(of end: CellEnd) -> Diagnostic? {
    guard end.sitesLost > 0, let last = end.sites.last else { return nil }
    let line = CellLine.lessonLine(Int(last.endLine), in: cells) ?? lines.lowerBound
    return text.diagnostic(
      text.wholeLine(lines.contains(line) ? line : lines.lowerBound), rule: .traceFull,
      "a cell shows the values of \(UNROLL_MAX_SITES) places at most, and this line "
        + "reached the limit: lines that first ran after it show none",
      hint: "split the cell")
  }

  /// A warning of the library at its line, or at the cell's first one if that is not known.
  func diagnostic(_ warning: CellWarning) -> Diagnostic {
    let line = CellLine.lessonLine(warning.line, in: cells) ?? lines.lowerBound
    return text.diagnostic(
      text.wholeLine(lines.contains(line) ? line : lines.lowerBound), rule: .libraryWarning,
      warning.message, hint: warning.hint)
  }

  /// `adam.step()` traces `adam`, as the call may have changed it. Where it did not, the line made
  /// nothing.
  private func withoutUnchanged(_ values: [LineValue]) -> [LineValue] {
    var latest: [String: String] = [:]
    for value in earlier {
      if let name = value.name { latest[name] = value.text }
    }
    return values.filter { value in
      guard let name = value.name else { return true }
      defer { latest[name] = value.text }
      let line = text.text(value.range.end.line) ?? ""
      let next = line.dropFirst(value.range.end.column - 1).first
      // A site that is passed too often to describe each value shows the type alone.
      return !(next == "." && (latest[name] == value.text || value.text == value.type))
    }
  }

  /// Leaves out what a closure makes within a line: it is a step towards the value of the line.
  private func withoutInner(_ values: [LineValue]) -> [LineValue] {
    values.filter { value in
      value.name != nil
        || !values.contains {
          ($0.range.end.line == value.range.end.line && $0.range.start < value.range.start)
            // The value of several lines that a variable on the first of them gets.
            || ($0.name != nil && $0.text == value.text && $0.range.end < value.range.start
              && $0.range.end.line == value.range.start.line)
        }
    }
  }

  private func value(_ site: unroll_site) -> LineValue? {
    guard let startLine = CellLine.lessonLine(Int(site.startLine), in: cells),
      let endLine = CellLine.lessonLine(Int(site.endLine), in: cells), lines.contains(endLine)
    else { return nil }
    var site = site
    let type = String(cString: unroll_site_type(&site))
    let name = String(cString: unroll_site_name(&site))
    let range = SourceRange(
      text.position(line: startLine, byteColumn: Int(site.startColumn)),
      text.position(line: endLine, byteColumn: Int(site.endColumn)))
    let count = Int(clamping: site.count)
    guard site.isNumber != 0 else {
      let last = String(cString: unroll_site_last(&site))
      let first = String(cString: unroll_site_first(&site))
      return LineValue(
        range: range, name: name.isEmpty ? nil : name, type: type,
        // A text that may not be the last one's is none.
        text: site.lastIsExact != 0 ? last : type, count: count,
        first: count > 1 && site.lastIsExact != 0 ? first : nil,
        detail: ValueDetail(trace: String(cString: unroll_site_detail(&site))))
    }
    var history: [Double] = []
    if let numbers = unroll_site_history(&site) {
      history = (0..<min(Int(site.historyCount), Int(UNROLL_HISTORY))).map { numbers[$0] }
    }
    let isWhole = site.isNumber == 2
    let ownLast = String(cString: unroll_site_last(&site))
    let ownFirst = String(cString: unroll_site_first(&site))
    let last = ownLast.isEmpty ? Self.text(site.lastNumber, isWhole: isWhole) : ownLast
    let first =
      ownFirst.isEmpty
      ? history.first.map { Self.text($0, isWhole: isWhole) } : ownFirst
    if count > 1, (count - 1) % max(1, Int(clamping: site.historyStride)) != 0 {
      history.append(site.lastNumber)
    }
    return LineValue(
      range: range, name: name.isEmpty ? nil : name, type: type, text: last,
      // A whole number that a double cannot hold has a text of its own, which is exact.
      number: isWhole && !ownLast.isEmpty ? nil : site.lastNumber, count: count,
      first: count > 1 ? first : nil, history: count > 1 ? history : [])
  }

  private static func text(_ number: Double, isWhole: Bool) -> String {
    if isWhole, let whole = Int(exactly: number) { return String(whole) }
    var text = [CChar](repeating: 0, count: 64)
    unroll_number_text(number, &text, text.count)
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
