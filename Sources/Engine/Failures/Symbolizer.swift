internal import Foundation
internal import Lessons

/// Finds the lesson's lines behind the addresses of a backtrace.
struct Symbolizer {
  var toolchain: Toolchain
  var environment: [String: String]
  var cells: [Cell]

  struct Location: Hashable {
    /// A line of the lesson.
    var line: Int
    var byteColumn: Int
  }

  /// What the frames say, innermost first.
  struct Trace {
    var locations: [Location] = []
    /// The trap that the compiler named: "arithmetic overflow". Such traps print nothing.
    var trap: String?
  }

  /// - Parameter libraries: the library of each cell that ran, by the cell's number.
  func trace(_ frames: [CellEnd.Frame], libraries: [Int: String]) -> Trace {
    // A deep recursion is the same few lines again and again.
    let addresses = frames.prefix(64).compactMap { frame in
      libraries[frame.cell].map { Address(library: $0, offset: frame.offset) }
    }
    var trace = Trace()
    for (index, entry) in (entries(at: addresses) ?? []).enumerated() {
      if index == 0 { trace.trap = entry.trap }
      var found = locations(of: entry)
      if found.isEmpty, trace.locations.isEmpty, isOfLesson(entry) {
        found = nearestLocations(to: addresses[index], of: entry)
      }
      trace.locations += found
    }
    return trace
  }

  private struct Address {
    var library: String
    var offset: UInt64
  }

  /// What the symbolizer says of each address; nil where it cannot say it of all.
  private func entries(at addresses: [Address]) -> [Entry]? {
    guard let program = toolchain.symbolizer, !addresses.isEmpty else { return nil }
    var command = [program, "--output-style=JSON", "--inlines", "--no-demangle"]
    // In quotes: the folder of a course may have a space in its name.
    command += addresses.map { "\"\($0.library)\" 0x\(String($0.offset, radix: 16))" }
    guard
      let run = try? ProgramRun.run(command, environment: environment, seconds: 20),
      let entries = try? JSONDecoder().decode([Entry].self, from: Data(run.output)),
      entries.count == addresses.count
    else { return nil }
    return entries
  }

  /// The compiler gives some instructions line 0, such as the first of a loop. A cell that a limit
  /// stops there is at the line of the instruction after it in the same function, or before it.
  private func nearestLocations(to address: Address, of entry: Entry) -> [Location] {
    let reach: UInt64 = 64
    let start = address.offset - min(address.offset, reach)
    let offsets =
      Array((address.offset + 1)...(address.offset + reach))
      + (start..<address.offset).reversed()
    let around = offsets.map { Address(library: address.library, offset: $0) }
    return (entries(at: around) ?? []).lazy
      .filter { $0.function == entry.function }
      .map(locations).first { !$0.isEmpty } ?? []
  }

  private func isOfLesson(_ entry: Entry) -> Bool { entry.symbols.contains(where: isOfLesson) }

  /// Code of the library that is inlined into a cell has a file of its own.
  private func isOfLesson(_ symbol: Entry.Symbol) -> Bool {
    symbol.FileName == CellSource.file || symbol.FileName.hasSuffix("/" + CellSource.file)
  }

  private func locations(of entry: Entry) -> [Location] {
    entry.symbols.filter(isOfLesson).compactMap { symbol in
      CellLine.lessonLine(symbol.Line, in: cells).map {
        Location(line: $0, byteColumn: symbol.Column)
      }
    }
  }

  private struct Entry: Decodable {
    struct Symbol: Decodable {
      var FunctionName: String
      var FileName: String
      var Line: Int
      var Column: Int
    }
    var Symbol: [Symbol]?

    var symbols: [Symbol] { self.Symbol ?? [] }

    /// The function whose code it is, into which the others are inlined.
    var function: String? { symbols.last?.FunctionName }

    var trap: String? {
      symbols.lazy.compactMap {
        $0.FunctionName.wholeMatch(of: /Swift runtime failure: (.*)/).map { String($0.1) }
      }.first
    }
  }
}
