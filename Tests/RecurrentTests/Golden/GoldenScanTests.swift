import Recurrent
import Testing

/// Linear recurrences and the layers made of them, against PyTorch's loops: results and gradients.
///
/// `Tests/Golden/scan/generate.py` records them; another folder of golden data has none.
@Suite struct GoldenScanTests {
  @Test(arguments: Golden.isOwn ? try GoldenCase.all("scan") : [])
  func isAsRecorded(_ golden: GoldenCase) throws {
    let (config, comparison) = (golden.config, GoldenRun(golden: golden))
    if try config.string("type") == "scan" {
      let (a, b) = (try comparison.leaf("a"), try comparison.leaf("b"))
      let initial = try comparison.optionalLeaf("initial")
      let result = scan(a, b, initial: initial, axis: try config.int("axis"))
      try comparison.check(
        outputs: [("output", result)],
        leaves: [("a", a), ("b", b)] + (initial.map { [("initial", $0)] } ?? []))
    } else {
      try layer(golden, comparison)
    }
    try config.requireAllRead()
  }

  private func layer(_ golden: GoldenCase, _ comparison: GoldenRun) throws {
    let config = golden.config
    let (inputSize, hiddenSize) = (try config.int("input_size"), try config.int("hidden_size"))
    let (bias, batchFirst) = (
      try config.bool("bias", default: true), try config.bool("batch_first", default: false)
    )
    let input = try comparison.leaf("input")
    let hidden = try comparison.optionalLeaf("h0")
    let result: RNNOutput
    let parameters: [NamedTensor]
    if try config.string("type") == "MinGRU" {
      let layer = MinGRU(
        inputSize: inputSize, hiddenSize: hiddenSize, bias: bias, batchFirst: batchFirst
      ).loaded(from: golden)
      (result, parameters) = (layer(input, hidden), layer.namedParameters())
    } else {
      let layer = MinLSTM(
        inputSize: inputSize, hiddenSize: hiddenSize, bias: bias, batchFirst: batchFirst
      ).loaded(from: golden)
      (result, parameters) = (layer(input, hidden), layer.namedParameters())
    }
    #expect(parameters.map(\.name) == golden.names(of: "param."))
    try comparison.check(
      outputs: [("output", result.output), ("h_n", result.hidden)],
      leaves: [("input", input)] + (hidden.map { [("h0", $0)] } ?? [])
        + parameters.map { ($0.name, $0.tensor) })
  }
}
