import CKernels

/// Parameters of a cell, or of one direction of one layer: PyTorch's names, with G gates.
public struct RecurrentWeights {
  let kind: RecurrentKind
  /// Weight of the input, `[G * hiddenSize, inputSize]`.
  let weight_ih: Tensor
  /// Weight of the state, `[G * hiddenSize, stateSize]`.
  let weight_hh: Tensor
  /// Bias beside the input's product, `[G * hiddenSize]`.
  let bias_ih: Tensor?
  /// Bias beside the state's product, `[G * hiddenSize]`.
  let bias_hh: Tensor?
  /// Makes the state of an LSTM smaller than its memory, `[stateSize, hiddenSize]`.
  let weight_hr: Tensor?

  /// Draws all from ±1/√hiddenSize, in PyTorch's order.
  ///
  /// - Parameter projSize: the size of an LSTM's state, if it is another one than that of its memory;
  ///   0: it is not.
  init(
    _ kind: RecurrentKind, inputSize: Int, hiddenSize: Int, projSize: Int = 0, bias: Bool,
    using: Generator?
  ) {
    self.kind = kind
    let rows = kind.gates * hiddenSize
    let bound = 1 / Double(hiddenSize).squareRoot()
    func draw(_ shape: [Int]) -> Tensor {
      Parameter(uniform(low: -bound, high: bound, shape, using: using))
    }
    weight_ih = draw([rows, inputSize])
    weight_hh = draw([rows, projSize > 0 ? projSize : hiddenSize])
    bias_ih = bias ? draw([rows]) : nil
    bias_hh = bias ? draw([rows]) : nil
    weight_hr = projSize > 0 ? draw([projSize, hiddenSize]) : nil
  }

  var inputSize: Int { weight_ih.shape[1] }
  /// Numbers in a gate, and in an LSTM's memory.
  var hiddenSize: Int { weight_hh.shape[0] / kind.gates }
  /// Numbers in a state.
  var stateSize: Int { weight_hh.shape[1] }

  /// The parameters with PyTorch's names; `suffix` is `_l0`, `_l0_reverse`, or nothing for a cell.
  func named(_ suffix: String) -> [NamedTensor] {
    [
      ("weight_ih", weight_ih), ("weight_hh", weight_hh), ("bias_ih", bias_ih),
      ("bias_hh", bias_hh), ("weight_hr", weight_hr),
    ].compactMap { name, tensor in tensor.map { NamedTensor(name: name + suffix, tensor: $0) } }
  }

  /// Both biases in one row; RNN and LSTM only ever see their sum.
  var summedBias: Storage? {
    guard let x = bias_ih, let h = bias_hh else { return nil }
    let sum = Storage(count: x.count)
    ck_add(x.count, x.base, h.base, sum.base)
    return sum
  }
}
