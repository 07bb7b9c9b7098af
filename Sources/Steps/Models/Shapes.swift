public import Figures
public import Recurrent

/// The forward pass as a table: each place where parameters are used, with the shapes that go in
/// and come out. The fence's body is the pass.
///
///     shapes(of: model) { model(x).output }
///
/// Steps that repeat, as in a loop over time, fold into one row with their number. It works for
/// any model: in a hand-written one, each matrix product and each bias is a row.
public func shapes<Output>(
  of model: some Module, title: String? = nil, _ forward: () throws -> Output
) rethrows -> Figure {
  let named = model.namedParameters()
  let recorded = try noGrad { try ParameterUse.recorded(forward) }
  var rows: [ShapeRow] = []
  for use in recorded.uses {
    let row = ShapeRow(use, names: named)
    if let known = rows.firstIndex(where: { $0.isSame(as: row) }) {
      rows[known].times += 1
    } else {
      rows.append(row)
    }
  }
  var cells = rows.map { row -> [Phrase] in
    let times = row.times > 1 ? "× \(NumberText.grouped(row.times))" : ""
    return [
      Phrase(verbatim: row.name), Phrase(row.operation), Phrase(row.input.description),
      Phrase(row.output.description), Phrase(times), Phrase(NumberText.grouped(row.count)),
    ]
  }
  let result = Phrase((recorded.result as? Tensor)?.shape.description ?? "")
  let total = Phrase(NumberText.grouped(model.parameterCount))
  cells.append(["total", "", "", result, "", total])
  let unused = named.filter { parameter in
    !recorded.uses.contains { $0.parameters.contains { $0.isSameParameter(as: parameter.tensor) } }
  }
  var figures = [
    Figure(
      .table(
        .init(
          header: ["module", "operation", "input", "output", "times", "parameters"], rows: cells,
          alignment: [.left, .left, .left, .left, .right, .right],
          emphasised: [cells.count - 1])))
  ]
  if !unused.isEmpty {
    let names = Phrase.list(unused.map { Phrase(verbatim: $0.name) })
    let words: Phrase = "Not used in this pass: \(names)."
    figures.append(note(words))
  }
  let title = title.map { Phrase($0) }
  return figures.count == 1
    ? Figure(figures[0].content, title: title) : Figure(.group(.init(figures)), title: title)
}

/// One use of parameters, told apart from others by all but its time.
private struct ShapeRow {
  let name: String
  let operation: String
  let input: [Int]
  let output: [Int]
  let count: Int
  let parameters: [Tensor]
  var times = 1

  init(_ use: ParameterUse, names: [NamedTensor]) {
    operation = use.operation
    input = use.input
    output = use.output
    parameters = use.parameters
    count = use.parameters.reduce(0) { $0 + $1.count }
    let own = use.parameters.map { parameter in
      names.first { $0.tensor.isSameParameter(as: parameter) }?.name ?? "(not of this model)"
    }
    name = ShapeRow.common(own)
  }

  func isSame(as other: ShapeRow) -> Bool {
    name == other.name && operation == other.operation && input == other.input
      && output == other.output && parameters.count == other.parameters.count
      && zip(parameters, other.parameters).allSatisfy { $0.isSameParameter(as: $1) }
  }

  /// What several names share: `encoder` for encoder.weight and encoder.bias, with the layer of a
  /// recurrent one.
  private static func common(_ names: [String]) -> String {
    guard let first = names.first else { return "" }
    guard names.count > 1 else { return first }
    let path = first.split(separator: ".").dropLast().map(String.init)
    let shared = path.indices.prefix { index in
      names.allSatisfy { name in
        let parts = name.split(separator: ".")
        return parts.count > index + 1 && parts[index] == path[index]
      }
    }
    var words = [path.prefix(shared.count).joined(separator: ".")].filter { !$0.isEmpty }
    if let layer = first.split(separator: "_").first(where: { part in
      part.first == "l" && part.count > 1 && part.dropFirst().allSatisfy(\.isNumber)
    }) {
      words.append(String(layer))
    }
    return words.joined(separator: " ")
  }
}

extension Tensor {
  /// Whether both are one parameter, not merely equal in numbers.
  fileprivate func isSameParameter(as other: Tensor) -> Bool {
    guard let node, let otherNode = other.node else { return false }
    return node === otherNode
  }
}
