extension Lesson {
  /// Solutions, or tests that only the grader sees.
  package var hasSolutions: Bool {
    !solutionLines.isEmpty
  }

  /// The lesson as if its solutions and its hidden tests had never been written. The lines without them are parsed again,
  /// so that no trace of a solution is left, not even in the numbers of later lines.
  package var withoutSolutions: Lesson {
    hasSolutions ? removing(solutionLines) : self
  }

  /// The lesson as if these fences had never been written.
  ///
  /// - Parameter fences: from the line that opens each to the one that closes it, in order.
  package func removing(_ fences: [ClosedRange<Int>]) -> Lesson {
    var rest = lines
    for fence in fences.reversed() { rest.remove(fence, from: firstBodyLine) }
    return Lesson.parse(Array((rest.joined(separator: "\n") + "\n").utf8), path: path)
  }

  /// From the line that opens each to the one that closes it, in order.
  private var solutionLines: [ClosedRange<Int>] {
    allBlocks.filter { block in
      switch block.kind {
      case .cell(let index): cells[index].role == .solution
      case .listing(_, _, let attributes): attributes.role == .solution
      case .test(let index): tests[index].isHidden
      default: false
      }
    }
    .map(\.lines)
  }
}

extension [String] {
  /// Deletes a fence and one of the empty lines around it, as a careful author would.
  fileprivate mutating func remove(_ fence: ClosedRange<Int>, from firstLine: Int) {
    let first = fence.lowerBound - 1
    let prefix = self[first].prefix { $0 != "`" && $0 != "~" }
    guard prefix.allSatisfy({ " \t>".contains($0) }) else {
      // The item of a list that starts with it goes on without it.
      replaceSubrange(first..<fence.upperBound, with: [String(prefix).trimmed])
      return
    }
    removeSubrange(first..<fence.upperBound)
    let isBlankAbove = first < firstLine || self[first - 1].isBlank
    let isBlankBelow = first >= count || self[first].isBlank
    switch (isBlankAbove, isBlankBelow) {
    case (true, true) where first < count: remove(at: first)
    case (true, true) where first >= firstLine: remove(at: first - 1)
    // What stood on both sides must not become one paragraph.
    case (false, false): insert(prefix.contains(">") ? String(prefix).trimmed : "", at: first)
    default: break
    }
  }
}

extension String {
  /// Nothing but the marks of quotes.
  fileprivate var isBlank: Bool { utf8.allSatisfy { $0.isSpace || $0 == UInt8(ascii: ">") } }
}
