import Figures
import Recurrent

/// The part of a PyTorch-style cell that one gate has: a block of rows of each weight.
struct GateMath {
  /// `i` in W_ii and b_ii; empty for a cell with one block.
  let letter: String
  let inputWeight: Tensor
  let hiddenWeight: Tensor
  let inputBias: Tensor?
  let hiddenBias: Tensor?
  let x: Tensor
  let h: Tensor
  private let column = MathLine(isColumn: true)

  init(
    _ letter: String, block: Int, of q: Int, _ inputWeight: Tensor, _ hiddenWeight: Tensor,
    _ inputBias: Tensor?, _ hiddenBias: Tensor?,
    x: Tensor, h: Tensor
  ) {
    self.x = x
    self.h = h
    let rows = (block * q)..<((block + 1) * q)
    self.letter = letter
    self.inputWeight = inputWeight[rows]
    self.hiddenWeight = hiddenWeight[rows]
    self.inputBias = inputBias?[rows]
    self.hiddenBias = hiddenBias?[rows]
  }

  private func name(_ symbol: String, _ from: String) -> (tex: String, plain: String) {
    // PyTorch's own names: W_ii, b_hf; with one block W_ih and W_hh.
    let index = from + (letter.isEmpty ? "h" : letter)
    return ("\(symbol)_{\(index)}", "\(symbol)_\(index)")
  }

  var inputProduct: Tensor { inputWeight • x }
  var hiddenProduct: Tensor { hiddenWeight • h }

  /// All that goes into the activation.
  var sum: Tensor {
    let fromInput = inputBias.map { inputProduct + $0 } ?? inputProduct
    return fromInput + hiddenPart
  }

  /// W h + b of the hidden side.
  var hiddenPart: Tensor { hiddenBias.map { hiddenProduct + $0 } ?? hiddenProduct }

  var inputFigure: Figure {
    let name = name("W", "i")
    return column.sign("\(name.tex)\\, x =", "\(name.plain) x =").numbers(inputWeight).numbers(x)
      .sign("=").numbers(inputProduct).figure
  }

  var hiddenFigure: Figure {
    let name = name("W", "h")
    return column.sign("\(name.tex)\\, h =", "\(name.plain) h =").numbers(hiddenWeight).numbers(h)
      .sign("=").numbers(hiddenProduct).figure
  }

  /// The products and biases, added.
  func sumFigure(_ result: String) -> Figure {
    var line = column.sign("\(result) =").numbers(inputProduct)
    if let inputBias { line = line.sign("+").numbers(inputBias) }
    line = line.sign("+").numbers(hiddenProduct)
    if let hiddenBias { line = line.sign("+").numbers(hiddenBias) }
    return line.sign("=").numbers(sum).figure
  }

  /// Products, sum and activation.
  func figures(
    _ result: (tex: String, plain: String), _ activation: (tex: String, plain: String),
    _ value: Tensor
  ) -> [Figure] {
    let sumName = letter.isEmpty ? "a" : "a_\(letter)"
    return [
      inputFigure, hiddenFigure, sumFigure(sumName),
      column.sign(
        "\(result.tex) = \(activation.tex)(\(sumName)) =",
        "\(result.plain) = \(activation.plain)(\(sumName)) ="
      ).numbers(value).figure,
    ]
  }
}
