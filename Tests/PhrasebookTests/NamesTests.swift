import Foundation
import Lessons
import TestKit
import Testing

@testable import Phrasebook

@Suite struct NamesTests {
  /// The list is made of what was built: `RECORD_GOLDEN=1` writes it anew.
  @Test func theListOfNamesIsThatOfTheBuiltModules() throws {
    let folder = try SymbolGraph.extracted()
    defer { try? FileManager.default.removeItem(at: folder) }
    let names = try SymbolGraph.names(in: folder)
    #expect(names.count > 800)
    try Golden.page("names.txt", in: SymbolGraph.root.appending(path: "Sources/Phrasebook/Data")) {
      names.joined(separator: "\n") + "\n"
    }
    .verify()
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
