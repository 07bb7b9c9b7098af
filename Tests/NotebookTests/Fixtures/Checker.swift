import Foundation

/// What nbformat 4.5 asks of a notebook, as its JSON schema has it: the keys that are there and the
/// types of their values, ids, forms of outputs. Python's `nbformat.validate` says the same; this
/// runs where there is no Python.
struct NotebookChecker {
  private(set) var faults: [String] = []
  private(set) var cells: [[String: Any]] = []

  init(_ bytes: [UInt8]) {
    guard let root = (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any] else {
      faults = ["no JSON object"]
      return
    }
    checkRoot(root)
    var ids: Set<String> = []
    for (index, cell) in cells.enumerated() {
      check(cell, "cell \(index)")
      if let id = cell["id"] as? String, !ids.insert(id).inserted {
        faults.append("id \(id) twice")
      }
    }
  }

  private mutating func checkRoot(_ root: [String: Any]) {
    keys(of: root, ["metadata", "nbformat", "nbformat_minor", "cells"], only: true, "notebook")
    expect(root["nbformat"] as? Int == 4 && root["nbformat_minor"] as? Int == 5, "nbformat is 4.5")
    let metadata = root["metadata"] as? [String: Any] ?? [:]
    expect(root["metadata"] is [String: Any], "metadata is an object")
    if let kernel = metadata["kernelspec"] as? [String: Any] {
      expect(
        kernel["name"] is String && kernel["display_name"] is String, "kernelspec has its names")
    }
    if let info = metadata["language_info"] as? [String: Any] {
      expect(info["name"] is String, "language_info has a name")
    }
    cells = root["cells"] as? [[String: Any]] ?? []
    expect(root["cells"] is [[String: Any]], "cells is a list of objects")
  }

  private mutating func check(_ cell: [String: Any], _ place: String) {
    let id = cell["id"] as? String ?? ""
    expect(
      (1...64).contains(id.utf8.count)
        && id.utf8.allSatisfy {
          UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
            || UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0
            || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0
            || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
        }, "\(place): id `\(id)` is sound")
    expect(isText(cell["source"]), "\(place): source is text")
    let metadata = cell["metadata"] as? [String: Any]
    expect(metadata != nil, "\(place): metadata is an object")
    checkMetadata(metadata ?? [:], place)
    switch cell["cell_type"] as? String {
    case "markdown":
      keys(
        of: cell, ["id", "cell_type", "metadata", "source"], and: ["attachments"], only: true, place
      )
      for (name, bundle) in cell["attachments"] as? [String: Any] ?? [:] {
        checkBundle(bundle, "\(place): attachment \(name)")
      }
    case "code":
      keys(
        of: cell, ["id", "cell_type", "metadata", "source", "outputs", "execution_count"],
        only: true,
        place)
      let count = cell["execution_count"]
      expect(count is NSNull || (count as? Int ?? -1) >= 0, "\(place): execution_count")
      let outputs = cell["outputs"] as? [[String: Any]]
      expect(outputs != nil, "\(place): outputs is a list of objects")
      for (index, output) in (outputs ?? []).enumerated() {
        checkOutput(output, "\(place).\(index)")
      }
    default: faults.append("\(place): cell_type")
    }
  }

  private mutating func checkMetadata(_ metadata: [String: Any], _ place: String) {
    if let tags = metadata["tags"] {
      let names = tags as? [String] ?? ["", ""]
      expect(Set(names).count == names.count, "\(place): tags are different texts")
      expect(names.allSatisfy { !$0.isEmpty && !$0.contains(",") }, "\(place): tags have no comma")
    }
    if let jupyter = metadata["jupyter"] {
      let members = jupyter as? [String: Any] ?? [:]
      expect(
        !members.isEmpty
          && members.allSatisfy {
            ["source_hidden", "outputs_hidden"].contains($0.key) && $0.value is Bool
          }, "\(place): jupyter")
    }
  }

  private mutating func checkOutput(_ output: [String: Any], _ place: String) {
    switch output["output_type"] as? String {
    case "stream":
      keys(of: output, ["output_type", "name", "text"], only: true, place)
      expect(output["name"] is String && isText(output["text"]), "\(place): stream")
    case "error":
      keys(of: output, ["output_type", "ename", "evalue", "traceback"], only: true, place)
      expect(
        output["ename"] is String && output["evalue"] is String && output["traceback"] is [String],
        "\(place): error")
    case "display_data":
      keys(of: output, ["output_type", "data", "metadata"], only: true, place)
      expect(output["metadata"] is [String: Any], "\(place): metadata is an object")
      checkBundle(output["data"] as Any, place)
    default: faults.append("\(place): output_type")
    }
  }

  private mutating func checkBundle(_ bundle: Any, _ place: String) {
    let forms = bundle as? [String: Any] ?? [:]
    expect(!forms.isEmpty, "\(place): has forms")
    for (mime, value) in forms {
      expect(mime.split(separator: "/").count == 2, "\(place): \(mime) is a type")
      expect(isText(value), "\(place): \(mime) is text")
    }
  }

  private func isText(_ value: Any?) -> Bool { value is String || value is [String] }

  private mutating func keys(
    of object: [String: Any], _ required: Set<String>, and optional: Set<String> = [],
    only: Bool, _ place: String
  ) {
    for key in required.subtracting(object.keys).sorted() { faults.append("\(place): no \(key)") }
    guard only else { return }
    for key in Set(object.keys).subtracting(required.union(optional)).sorted() {
      faults.append("\(place): \(key) is no key of it")
    }
  }

  private mutating func expect(_ holds: Bool, _ what: String) {
    if !holds { faults.append(what) }
  }
}

/// A notebook's cells, as tests look at them.
struct ReadNotebook {
  struct Cell {
    var json: [String: Any]

    var type: String { json["cell_type"] as? String ?? "" }
    var source: String { text(json["source"]) }
    var metadata: [String: Any] { json["metadata"] as? [String: Any] ?? [:] }
    var own: [String: Any] { metadata["unroll"] as? [String: Any] ?? [:] }
    var tags: [String] { metadata["tags"] as? [String] ?? [] }
    var jupyter: [String: Bool] { metadata["jupyter"] as? [String: Bool] ?? [:] }
    var outputs: [[String: Any]] { json["outputs"] as? [[String: Any]] ?? [] }

    func forms(_ mime: String) -> [String] {
      outputs.compactMap { ($0["data"] as? [String: Any])?[mime] }.map(text)
    }
  }

  var json: [String: Any]
  var cells: [Cell]

  init(_ bytes: [UInt8]) {
    json = (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any] ?? [:]
    cells = (json["cells"] as? [[String: Any]] ?? []).map(Cell.init)
  }

  var metadata: [String: Any] { json["metadata"] as? [String: Any] ?? [:] }
  var prose: String {
    cells.filter { $0.type == "markdown" }.map(\.source).joined(separator: "\n\n")
  }

  func code(_ number: Int) -> Cell {
    cells.first { $0.json["id"] as? String == "cell-\(number)" } ?? Cell(json: [:])
  }
}

/// A text, or its lines.
func text(_ value: Any?) -> String {
  (value as? [String])?.joined() ?? value as? String ?? ""
}
