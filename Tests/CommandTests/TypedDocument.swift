import Foundation
import Testing

/// A document of the repository, with the commands that it tells its readers to type.
struct TypedDocument {
  /// Lines that are typed one after the other in one shell.
  struct Typed {
    /// Of the first, in the document.
    var line: Int
    var text: String
  }

  /// "Now change `a = 2` to `a = 3`": what a reader does between two commands.
  struct Edit {
    var line: Int
    var old: String
    var new: String
  }

  var path: String
  private var lines: [String]

  init(_ path: String) throws {
    self.path = path
    let text = try String(contentsOf: Tool.repository.appending(path: path), encoding: .utf8)
    lines = text.components(separatedBy: "\n")
  }

  /// The lines with a heading of level 2, and the end: between two of them is a section.
  var sections: [Range<Int>] {
    let starts = lines.indices.filter { lines[$0].hasPrefix("## ") }.map { $0 + 1 }
    return zip([0] + starts, starts + [lines.count + 1]).map { $0..<$1 }
  }

  /// What it shows of a run: lines of code with their values.
  var shownRows: [String] {
    lines.filter { $0.prefixMatch(of: /\x20{4}\d+ │/) != nil }.map { String($0.dropFirst(4)) }
  }

  /// What a reader types, in the order of the text: blocks of commands, and commands in sentences.
  var typed: [Typed] {
    var typed: [Typed] = []
    var fence: Substring?
    var block: Typed?
    for (index, line) in lines.enumerated() {
      let ticks = line.prefix { $0 == "`" }
      if ticks.count >= 3 {
        if fence == nil { fence = ticks } else if line.hasPrefix(fence ?? "") { fence = nil }
      }
      guard fence == nil, ticks.count < 3 else { continue }
      if let command = Self.command(inBlock: line) {
        if block == nil {
          block = Typed(line: index + 1, text: command)
        } else {
          block?.text += "\n" + command
        }
        continue
      }
      if let own = block { typed.append(own) }
      block = nil
      for match in line.matches(of: /`([^`]+)`/) where Self.isCommand(match.1) {
        typed.append(Typed(line: index + 1, text: Self.filledIn(String(match.1))))
      }
    }
    return typed
  }

  var edits: [Edit] {
    lines.enumerated().flatMap { index, line in
      line.matches(of: /change `([^`]+)` to `([^`]+)`/).map {
        Edit(line: index + 1, old: String($0.1), new: String($0.2))
      }
    }
  }

  private static func command(inBlock line: String) -> String? {
    guard line.hasPrefix("    "), case let text = line.dropFirst(4), text.first != " " else {
      return nil
    }
    let starts = ["export ", "mkdir ", "chromium ", "git ", "rsync ", "sudo "]
    guard isCommand(text) || starts.contains(where: text.hasPrefix) else { return nil }
    return String(text)
  }

  /// A program of `bin/`, or `unroll` with what it is to do.
  private static func isCommand(_ text: Substring) -> Bool {
    if let match = text.prefixMatch(of: /(bin\/[a-z][\w-]*|\.ci\/run)/) {
      let exists = FileManager.default.fileExists(
        atPath: Tool.repository.appending(path: String(match.1)).path)
      return exists && (text != "bin/unroll")
    }
    return text.prefixMatch(of: /unroll (--)?[a-z]/) != nil
  }

  /// A synopsis with something in the place of its words in capitals, and without what may be left
  /// out.
  private static func filledIn(_ command: String) -> String {
    command.replacing(/\s\[[^\]]*\]/, with: "")
      .replacing("LESSON", with: "lessons/en/05-your-own-cell.md")
      .replacing("TITLE", with: "Title").replacing("RULE", with: "check")
  }
}
