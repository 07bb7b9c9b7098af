import Foundation
import Lessons
import TestKit
import Testing

@testable import Phrasebook

@Suite struct NamesTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The list is made of what was built: `RECORD_GOLDEN=1` writes it anew.
  @Test func theListOfNamesIsThatOfTheBuiltModules() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let build = try #require(Self.buildFolder)
    for module in SymbolGraph.modules.keys {
      let tool = Process()
      tool.executableURL = URL(filePath: "/usr/bin/env")
      tool.arguments = [
        "swift-symbolgraph-extract", "-module-name", module, "-output-dir", folder.path,
        "-minimum-access-level", "public", "-target", Self.target,
        "-I", "\(build.path)/Modules",
        "-I", Self.root.appending(path: "Sources/CKernels/include").path,
        "-I", Self.root.appending(path: "Sources/CellProtocol/include").path,
        "-module-cache-path", folder.path,
      ]
      try tool.run()
      tool.waitUntilExit()
      try #require(tool.terminationStatus == 0)
    }
    let names = try SymbolGraph.names(in: folder)
    #expect(names.count > 800)
    try Golden.page("names.txt", in: Self.root.appending(path: "Sources/Phrasebook/Data")) {
      names.joined(separator: "\n") + "\n"
    }
    .verify()
  }

  #if arch(x86_64)
    private static let target = "x86_64-unknown-linux-gnu"
  #else
    private static let target = "aarch64-unknown-linux-gnu"
  #endif

  /// Beside the program of the tests.
  private static var buildFolder: URL? {
    var folder = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    for _ in 0..<5 {
      folder.deleteLastPathComponent()
      let modules = folder.appending(path: "Modules/Recurrent.swiftmodule").path
      if FileManager.default.fileExists(atPath: modules) { return folder }
    }
    return nil
  }

  // MARK: Did you mean

  /// Every name of ours, with a letter left out, doubled, swapped or wrong, and in other cases.
  @Test func oneSlipInAnyNameSuggestsIt() {
    let names = Names.ours
    for names in [names.globals] + names.members.values.filter({ !$0.isEmpty }) {
      for name in names where NearNames.plain(name).count > 2 {
        for typed in Slips.one(in: name) where !names.contains(typed) {
          // Two slips at one place may be three.
          let distance = Suggestion.distance(
            Array(NearNames.plain(typed)), Array(NearNames.plain(name)))
          guard distance <= 2 else { continue }
          let near = NearNames.closest(to: typed, among: names)
          // Three others may be as near, and one that differs by case alone is nearer.
          let isHidden =
            near.count == 3 || near.first.map(NearNames.plain) == NearNames.plain(typed)
          #expect(near.contains(name) || isHidden, "\(typed) for \(name): \(near)")
        }
      }
    }
  }

  @Test func twoSlipsInALongNameSuggestIt() {
    let names = Names.ours.globals
    for name in names where name.count > 5 {
      for once in Slips.one(in: name).prefix(12) {
        for typed in Slips.one(in: once).suffix(12) where !names.contains(typed) {
          // Two slips at one place may be three.
          let distance = Suggestion.distance(
            Array(NearNames.plain(typed)), Array(NearNames.plain(name)))
          guard distance <= 2 else { continue }
          let near = NearNames.closest(to: typed, among: names)
          // Another name may be nearer to what is typed.
          #expect(!near.isEmpty, "\(typed) for \(name): \(near)")
        }
      }
    }
  }

  @Test(arguments: [
    ("Rnn", "RNN"), ("zero_grad", "zeroGrad"), ("logsoftmax", "logSoftmax"), ("SOFTMAX", "softmax"),
    ("Cross_Entropy", "crossEntropy"), ("transposd", "transposed"), ("lernigRate", "learningRate"),
  ])
  func caseAndUnderscoresDoNotCount(_ typed: String, _ name: String) {
    #expect(
      NearNames.closest(
        to: typed,
        among: [
          "RNN", "RNNCell", "zeroGrad", "logSoftmax",
          "softmax", "crossEntropy", "transposed", "learningRate",
        ]
      ).first == name)
  }

  @Test(arguments: ["data", "a", "i", "result2", "undefined_thing"])
  func whatIsLikeNothingGetsNoSuggestion(_ word: String) {
    #expect(NearNames.closest(to: word, among: Names.ours.globals).isEmpty)
  }
}

/// How a name is mistyped.
enum Slips {
  static func one(in name: String) -> [String] {
    let letters = Array(name)
    var typed = [
      name.lowercased(), name.uppercased(), name.prefix(1).uppercased() + name.dropFirst(),
      name.reduce(into: "") {
        $0 += $1.isUppercase && !$0.isEmpty ? "_\($1.lowercased())" : "\($1)"
      },
    ]
    for index in letters.indices.dropFirst() {
      var less = letters
      less.remove(at: index)
      var more = letters
      more.insert(letters[index], at: index)
      var other = letters
      other[index] = letters[index] == "q" ? "z" : "q"
      typed += [less, more, other].map { String($0) }
      if index + 1 < letters.count {
        var swapped = letters
        swapped.swapAt(index, index + 1)
        typed.append(String(swapped))
      }
    }
    return typed.filter { $0 != name }
  }
}
