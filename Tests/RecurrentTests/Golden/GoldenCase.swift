import Foundation
import Testing

/// One recorded case of PyTorch's answers.
struct GoldenCase: Sendable, CustomTestStringConvertible {
  let name: String
  let config: GoldenConfig
  let tolerance: GoldenTolerance
  /// Names of the tensors, parameters in the order of PyTorch's `state_dict`.
  let names: [String]
  let tensors: [String: GoldenTensor]
  /// The case's whole entry in `cases.json`.
  let entry: GoldenValue

  var testDescription: String { name }

  /// The tensor of this name, which must exist.
  func tensor(_ name: String) throws -> GoldenTensor {
    guard let tensor = tensors[name] else {
      throw GoldenError("\(self.name): there is no tensor \(name) among \(names)")
    }
    return tensor
  }

  /// Names without their prefix, in order: `names(of: "param.")` is what `state_dict` lists.
  func names(of prefix: String) -> [String] {
    names.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
  }

  /// All cases of an area (`layers`, `ops`, …), as `cases.json` lists them.
  static func all(_ area: String) throws -> [GoldenCase] {
    let folder = Golden.folder.appendingPathComponent(area)
    let text = try Data(contentsOf: folder.appendingPathComponent("cases.json"))
    let root = try GoldenValue(parsing: text)
    let cases = try root.member("cases").array()
    guard try !cases.isEmpty && cases.count == root.member("count").int() else {
      throw GoldenError("\(area)/cases.json: it lists \(cases.count) cases")
    }
    return try cases.map { try GoldenCase($0, folder: folder) }
  }

  private init(_ entry: GoldenValue, folder: URL) throws {
    self.entry = entry
    name = try entry.member("name").string()
    config = GoldenConfig(case: name, values: try entry.member("config").object())
    tolerance = try GoldenTolerance(entry)
    let file = folder.appendingPathComponent(try entry.member("file").string())
    tensors = try GoldenTensor.load(file)
    let listed = try entry.member("tensors").object()
    names = listed.map(\.key)
    guard Set(names) == Set(tensors.keys) else {
      throw GoldenError("\(name): the file's tensors are not those of cases.json")
    }
    for (key, value) in listed {
      let shape = try value.member("shape").array().map { try $0.int() }
      guard tensors[key]?.shape == shape else {
        throw GoldenError("\(name): \(key) is not \(shape) in the file")
      }
    }
  }
}

/// Where the golden data is.
enum Golden {
  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["RECURRENT_GOLDEN"] {
      return URL(fileURLWithPath: path)
    }
    return URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Golden")
  }()

  /// True for the data that lies beside the tests, recorded on a machine that we know.
  static var isOwn: Bool { ProcessInfo.processInfo.environment["RECURRENT_GOLDEN"] == nil }
}

struct GoldenError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
