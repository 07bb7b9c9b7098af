internal import Foundation

/// What a page is told: the whole of its state, but for the HTML of pieces that it has.
struct LiveMessage: Encodable {
  struct Problem: Encodable, Hashable {
    /// `lessons/en/02-one-cell.md:41:7`.
    var place: String
    var line: Int
    var severity: String
    var text: String
    /// It is in the page's own lesson, so that a link leads to its line.
    var isHere: Bool
  }

  /// What went wrong outside the lesson: no sandbox, no library, a file that cannot be read.
  struct Trouble: Encodable, Hashable {
    var text: String
    var mend: String?
  }

  /// An exercise as far as it is, with a verdict for each claim.
  struct Exercise: Encodable, Hashable, Sendable {
    struct Claim: Encodable, Hashable, Sendable {
      var text: String
      var passed: Bool
      var left: String?
      var right: String?
      var note: String?
    }

    var id: String
    /// `notBegun`, `open`, `solved`.
    var standing: String
    var file: String
    var points: Int?
    var total: Int?
    var claims: [Claim] = []
    var problems: [String] = []
  }

  /// A change of a cell that the author changed since.
  struct Conflict: Encodable, Hashable, Sendable {
    var cell: Int
    var key: String
    var code: String
  }

  var version: String
  var title: String
  /// Of the blocks, in their order. Absent where the page has this version.
  var keys: [String]?
  /// Of the pieces around the text, by their places.
  var around: [String: String] = [:]
  /// By key.
  var html: [String: String] = [:]
  /// The styles of what readers may choose, empty where there is nothing. Absent where the page has them.
  var styles: String?
  /// Cells that wait for their turn, and what they show is old. They count from 1.
  var pending: [Int] = []
  /// The cell that runs, and what it says of its progress.
  var running: Int?
  var progress: String?
  var cells: Int
  var problems: [Problem] = []
  var trouble: Trouble?
  /// The digest of the author's code of each cell, and the cells that the reader changed.
  var sources: [String] = []
  var edited: [Int] = []
  var conflicts: [Conflict] = []
  var exercises: [Exercise] = []
  /// The ids of the exercises that have a test.
  var answerable: [String] = []
  /// Another one where the author's page is another one; absent where the reader changed nothing.
  var author: Int?
  /// What is changed in the page changes the lesson's file.
  var writes = false
  /// How many cells ran for the last save, and in which time; absent while some still run.
  var ran: Int?
  var seconds: Double?

  var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}
