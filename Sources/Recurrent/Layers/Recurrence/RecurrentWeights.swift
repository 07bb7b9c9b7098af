/// Parameters of one direction of one layer, for an input of size I, hidden size H and G gates.
struct RecurrentWeights {
  /// `weight_ih`: `[G * H, I]`.
  let inputHidden: Tensor
  /// `weight_hh`: `[G * H, H]`.
  let hiddenHidden: Tensor
  /// `bias_ih`: `[G * H]`.
  let inputBias: Tensor?
  /// `bias_hh`: `[G * H]`.
  let hiddenBias: Tensor?

  /// Draws all from ±1/√H, in PyTorch's order.
  init(kind: RecurrentKind, inputSize: Int, hiddenSize: Int, bias: Bool, using: Generator?) {
    let rows = kind.gates * hiddenSize
    let bound = hiddenSize > 0 ? 1 / Double(hiddenSize).squareRoot() : 0
    func draw(_ shape: [Int]) -> Tensor {
      Parameter(uniform(low: -bound, high: bound, shape, using: using))
    }
    inputHidden = draw([rows, inputSize])
    hiddenHidden = draw([rows, hiddenSize])
    inputBias = bias ? draw([rows]) : nil
    hiddenBias = bias ? draw([rows]) : nil
  }

  /// The parameters of a cell.
  init(_ inputHidden: Tensor, _ hiddenHidden: Tensor, _ inputBias: Tensor?, _ hiddenBias: Tensor?) {
    self.inputHidden = inputHidden
    self.hiddenHidden = hiddenHidden
    self.inputBias = inputBias
    self.hiddenBias = hiddenBias
  }

  /// With PyTorch's names; `suffix` is `_l0`, `_l0_reverse`, or nothing for a cell.
  func named(_ suffix: String) -> [NamedTensor] {
    var named = [
      NamedTensor(name: "weight_ih\(suffix)", tensor: inputHidden),
      NamedTensor(name: "weight_hh\(suffix)", tensor: hiddenHidden),
    ]
    if let inputBias { named.append(NamedTensor(name: "bias_ih\(suffix)", tensor: inputBias)) }
    if let hiddenBias { named.append(NamedTensor(name: "bias_hh\(suffix)", tensor: hiddenBias)) }
    return named
  }
}
