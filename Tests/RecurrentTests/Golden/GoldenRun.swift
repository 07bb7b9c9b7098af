import Recurrent
import Testing

/// Compares results and gradients of a case with what PyTorch recorded.
struct GoldenRun {
  let golden: GoldenCase

  /// An input, as a leaf so that its gradient can be compared.
  func leaf(_ name: String) throws -> Tensor {
    let recorded = try golden.tensor("in.\(name)")
    return Parameter(Tensor(recorded.floats, shape: recorded.shape))
  }

  /// An input without a gradient.
  func constant(_ name: String) throws -> Tensor {
    let recorded = try golden.tensor("in.\(name)")
    return Tensor(recorded.floats, shape: recorded.shape)
  }

  /// The input, if the case has it.
  func optionalLeaf(_ name: String) throws -> Tensor? {
    golden.names.contains("in.\(name)") ? try leaf(name) : nil
  }

  /// Checks each result, then runs the backward passes from the recorded gradients of the results
  /// and checks each gradient. All that was recorded must be checked.
  func check(outputs: [(String, Tensor)], leaves: [(String, Tensor)]) throws {
    let recorded = golden.names(of: "out.")
    if Set(recorded) != Set(outputs.map(\.0)) {
      throw GoldenError("\(golden.name): results \(outputs.map(\.0)), recorded \(recorded)")
    }
    for (name, tensor) in outputs {
      try golden.tolerance.expect(
        tensor.scalars, shape: tensor.shape, equals: "out.\(name)", in: golden)
    }
    let gradients = golden.names(of: "grad.")
    if gradients.isEmpty { return }
    try backward(outputs)
    let known = Set(leaves.map(\.0))
    if !known.isSuperset(of: gradients) {
      throw GoldenError("\(golden.name): gradients of \(gradients), leaves \(known)")
    }
    for (name, tensor) in leaves where gradients.contains(name) {
      let gradient = tensor.grad ?? zeros(like: tensor)
      try golden.tolerance.expect(
        gradient.scalars, shape: gradient.shape, equals: "grad.\(name)", in: golden)
    }
  }

  /// Σ Y · grad_out.Y, and its gradients: one pass, so that results of one graph go together.
  private func backward(_ outputs: [(String, Tensor)]) throws {
    var total: Tensor?
    for (name, tensor) in outputs where golden.names.contains("grad_out.\(name)") {
      let seed = try golden.tensor("grad_out.\(name)")
      let part = (tensor * Tensor(seed.floats, shape: seed.shape)).sum()
      total = total.map { $0 + part } ?? part
    }
    guard let total else { throw GoldenError("\(golden.name): no gradient to start from") }
    total.backward()
  }
}
