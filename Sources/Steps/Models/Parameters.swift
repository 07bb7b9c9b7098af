public import Figures
public import Recurrent

/// Each parameter of a model with its shape and how many numbers it has.
public func parameters(of model: some Module, title: String? = nil) -> Figure {
  let named = model.namedParameters()
  var rows = named.map { parameter -> [Phrase] in
    [
      Phrase(verbatim: parameter.name), Phrase(parameter.tensor.shape.description),
      Phrase(product(parameter.tensor.shape)), Phrase(NumberText.grouped(parameter.tensor.count)),
    ]
  }
  let total = named.reduce(0) { $0 + $1.tensor.count }
  rows.append(["total", "", "", Phrase(NumberText.grouped(total))])
  return Figure(
    .table(
      .init(
        header: ["parameter", "shape", "product", "count"], rows: rows,
        alignment: [.left, .left, .right, .right], emphasised: [named.count])),
    title: title.map { Phrase($0) })
}

/// The same as a directive: the fence's body builds the model.
public func parameters<Model: Module>(
  title: String? = nil, _ model: () throws -> Model
) rethrows -> Figure {
  parameters(of: try model(), title: title)
}

/// `8 × 3`, or nothing for a shape of one axis or none.
private func product(_ shape: [Int]) -> String {
  shape.count < 2 ? "" : shape.map(String.init).joined(separator: " × ")
}
