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
    var trace = Trace()
    guard let program = toolchain.symbolizer else { return trace }
    // A deep recursion is the same few lines again and again.
    let frames = frames.prefix(64).filter { libraries[$0.cell] != nil }
    guard !frames.isEmpty else { return trace }
    var command = [program, "--output-style=JSON", "--inlines", "--no-demangle"]
    for frame in frames {
      // In quotes: the folder of a course may have a space in its name.
      let library = libraries[frame.cell] ?? ""
      command.append("\"\(library)\" 0x\(String(frame.offset, radix: 16))")
    }
    guard
      let run = try? ProgramRun.run(command, environment: environment, seconds: 20),
      let entries = try? JSONDecoder().decode([Entry].self, from: Data(run.output)),
      entries.count == frames.count
    else { return trace }
    for (index, entry) in entries.enumerated() {
      for symbol in entry.Symbol ?? [] {
        if index == 0, trace.trap == nil,
          let name = symbol.FunctionName.wholeMatch(of: /Swift runtime failure: (.*)/)
        {
          trace.trap = String(name.1)
        }
        // Code of the library that is inlined here has a file of its own.
        guard
          symbol.FileName == CellSource.file || symbol.FileName.hasSuffix("/" + CellSource.file),
          let line = CellLine.lessonLine(symbol.Line, in: cells)
        else { continue }
        trace.locations.append(Location(line: line, byteColumn: symbol.Column))
      }
    }
    return trace
  }

  private struct Entry: Decodable {
    struct Symbol: Decodable {
      var FunctionName: String
      var FileName: String
      var Line: Int
      var Column: Int
    }
    var Symbol: [Symbol]?
  }
}
