import Foundation

/// One piece of work, as the golden data's `timing/cases.json` lists it.
struct BenchCase: Decodable {
  enum Kind: String, Decodable { case hand, rnn, lstm, gru }

  let name: String
  let kind: Kind
  let input: Int
  let hidden: Int
  let layers: Int
  let bidirectional: Bool
  let batch: Int
  let seq: Int
  let lr: Double
  let seed: Int
  let train_steps: Int
  let forward_steps: Int

  private struct File: Decodable { let cases: [BenchCase] }

  static func all(_ folder: URL) throws -> [BenchCase] {
    let data = try Data(contentsOf: folder.appendingPathComponent("cases.json"))
    return try JSONDecoder().decode(File.self, from: data).cases
  }

  /// How many times as fast as PyTorch a training step should be.
  var goal: Double? {
    switch name {
    case "hand_cell": 15
    case "prices_rnn", "prices_rnn_bidirectional": 40
    case "rnn_32_64_b32_t32": 3
    case "rnn_128_256_b64_t100", "gru_128_256_b64_t100": 1.7
    case "lstm_64_128_l2_b32_t50": 1.2
    case "lstm_256_512_b64_t50": 1.0
    default: nil
    }
  }

  /// Floating-point operations of the matrix products in one forward pass.
  var forwardOperations: Double {
    if kind == .hand {
      return 2 * Double(seq * batch * hidden * (input + 2 * hidden))
    }
    return (0..<layers).reduce(0) { sum, layer in
      let width = layer == 0 ? input : hidden * directions
      return sum + 2 * Double(seq * batch * directions * gates * hidden * (width + hidden))
    }
  }

  /// The same for a training step: each product needs one more for the gradient of each of its
  /// factors, except the data's, which nobody asks for.
  var trainingOperations: Double {
    3 * forwardOperations - 2 * Double(seq * batch * directions * gates * hidden * input)
  }

  private var gates: Int { kind == .lstm ? 4 : kind == .gru ? 3 : 1 }
  private var directions: Int { bidirectional ? 2 : 1 }
}

/// What PyTorch took for a case, in microseconds for each step.
struct Reference: Decodable {
  let name: String
  let mode: String
  let us_best: Double?
  let us_per_step: Double?
  let loss_first: Double
  let loss_last: Double

  var microseconds: Double { us_per_step ?? us_best ?? .nan }

  private struct File: Decodable { let results: [Reference] }

  /// What PyTorch's side of the benchmark printed.
  static func lines(_ path: String) throws -> [Reference] {
    try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
      .split(separator: "\n")
      .map { try JSONDecoder().decode(Reference.self, from: Data($0.utf8)) }
  }

  /// The recorded run of another machine.
  static func recorded(_ folder: URL) throws -> [Reference] {
    let data = try Data(contentsOf: folder.appendingPathComponent("measured.json"))
    return try JSONDecoder().decode(File.self, from: data).results
  }
}
