public import Figures
public import Recurrent

extension ElmanCell: ExplainedCell {
  public func mathematics(x: Tensor, h: Tensor, c: Tensor) -> [Figure] {
    let row = MathLine(isColumn: false)
    // The course's cell takes rows: a batch of one.
    let x = x.reshaped([1, inputSize])
    let h = h.reshaped([1, hiddenSize])
    let fromInput = x • U
    let fromState = h • W
    let sum = fromInput + b_u + fromState + b_w
    let next = tanh(sum)
    let scores = next • V
    let own = self(x, h)
    let name =
      switch activation {
      case .softmax: ("\\operatorname{softmax}", "softmax")
      case .sigmoid: ("\\sigma", "σ")
      case .identity: ("", "")
      }
    let output = activation.applied(to: scores)
    return [
      formula(
        "h' = \\tanh(x U + b_u + h W + b_w), \\qquad y = \(name.0)(h' V)",
        plain: "h′ = tanh(x U + b_u + h W + b_w)\ny  = \(name.1)(h′ V)"),
      row.sign("x U =", "x U =").numbers(x).numbers(U).sign("=").numbers(fromInput).figure,
      row.sign("h W =", "h W =").numbers(h).numbers(W).sign("=").numbers(fromState).figure,
      row.sign("a = x U + b_u + h W + b_w =").numbers(fromInput).sign("+").numbers(b_u).sign("+")
        .numbers(fromState).sign("+").numbers(b_w).sign("=").numbers(sum).figure,
      row.sign("h' = \\tanh(a) =", "h′ = tanh(a) =").numbers(next).figure,
      row.sign("h' V =", "h′ V =").numbers(next).numbers(V).sign("=").numbers(scores).figure,
      row.sign("y = \(name.0)(h' V) =", "y = \(name.1)(h′ V) =").numbers(output).figure,
      agreement("h′", shown: next, cell: own.hidden),
      agreement("y", shown: output, cell: own.output),
    ]
  }
}

extension OutputActivation {
  func applied(to scores: Tensor) -> Tensor {
    switch self {
    case .softmax: scores.softmax()
    case .sigmoid: scores.sigmoid()
    case .identity: scores
    }
  }
}
