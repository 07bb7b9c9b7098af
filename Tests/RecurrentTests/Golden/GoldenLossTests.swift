import Recurrent
import Testing

/// Every recorded loss: value and gradients.
@Suite struct GoldenLossTests {
  @Test(arguments: try GoldenCase.all("losses"))
  func isAsRecorded(_ golden: GoldenCase) throws {
    try GoldenLoss(golden: golden).run()
    try golden.config.requireAllRead()
  }
}

/// Computes a loss from its recorded name and options.
struct GoldenLoss {
  let golden: GoldenCase
  var config: GoldenConfig { golden.config }

  func run() throws {
    let comparison = GoldenRun(golden: golden)
    let input = try comparison.leaf("input")
    let target = try comparison.leaf("target")
    let loss = try loss(input, target, comparison)
    try comparison.check(
      outputs: [("loss", loss)], leaves: [("input", input), ("target", target)])
  }

  private func loss(_ input: Tensor, _ target: Tensor, _ comparison: GoldenRun) throws -> Tensor {
    let name = try config.string("reduction")
    guard let reduction = LossReduction(rawValue: name) else {
      throw GoldenError("\(golden.name): the reduction \(name) is not known")
    }
    let weight = try optional("weight", comparison)
    switch try config.string("loss") {
    case "mse_loss": return mseLoss(input, target, weight: weight, reduction: reduction)
    case "l1_loss": return l1Loss(input, target, weight: weight, reduction: reduction)
    case "smooth_l1_loss":
      let beta = Float(try config.double("beta", default: 1))
      return smoothL1Loss(input, target, reduction: reduction, beta: beta)
    case "huber_loss":
      let delta = Float(try config.double("delta", default: 1))
      return huberLoss(input, target, weight: weight, reduction: reduction, delta: delta)
    case "cross_entropy":
      return crossEntropy(
        input, targets: target, weight: weight,
        ignoreIndex: try config.int("ignore_index", default: -100), reduction: reduction,
        labelSmoothing: Float(try config.double("label_smoothing", default: 0)))
    case "nll_loss":
      return nllLoss(
        input, targets: target, weight: weight,
        ignoreIndex: try config.int("ignore_index", default: -100), reduction: reduction)
    case "binary_cross_entropy_with_logits":
      return bceWithLogits(
        input, target, weight: weight, posWeight: try optional("pos_weight", comparison),
        reduction: reduction)
    case let other: throw GoldenError("\(golden.name): the loss \(other) is not known")
    }
  }

  private func optional(_ name: String, _ comparison: GoldenRun) throws -> Tensor? {
    golden.names.contains("in.\(name)") ? try comparison.constant(name) : nil
  }
}
