public import Figures
public import Recurrent

private let sigma = (tex: "\\sigma", plain: "σ")
private let tangent = (tex: "\\tanh", plain: "tanh")

/// A symbol that is the same in TeX and as text.
private func symbol(_ name: String) -> (tex: String, plain: String) { (name, name) }

extension RNNCell: ExplainedCell {
  public func mathematics(x: Tensor, h: Tensor, c: Tensor) -> [Figure] {
    let math = GateMath(
      "", block: 0, of: hiddenSize, weight_ih, weight_hh, bias_ih, bias_hh, x: x, h: h)
    let name: (tex: String, plain: String) =
      nonlinearity == .tanh ? tangent : ("\\operatorname{relu}", "relu")
    let next = nonlinearity == .tanh ? tanh(math.sum) : relu(math.sum)
    let biases = bias_ih == nil ? ("", "") : (" + b_{ih} + b_{hh}", " + b_ih + b_hh")
    return [
      formula(
        "h' = \(name.tex)(W_{ih} x + W_{hh} h\(biases.0))",
        plain: "h′ = \(name.plain)(W_ih x + W_hh h\(biases.1))")
    ] + math.figures((tex: "h'", plain: "h′"), name, next) + [
      agreement("h′", shown: next, cell: self(x, h))
    ]
  }
}

extension LSTMCell: ExplainedCell {
  public func mathematics(x: Tensor, h: Tensor, c: Tensor) -> [Figure] {
    let letters = ["i", "f", "g", "o"]
    let names = ["Input gate", "Forget gate", "Candidate", "Output gate"]
    let gates = letters.enumerated().map { block, letter in
      GateMath(
        letter, block: block, of: hiddenSize, weight_ih, weight_hh, bias_ih, bias_hh, x: x, h: h)
    }
    let values = gates.map { $0.letter == "g" ? tanh($0.sum) : sigmoid($0.sum) }
    let (i, f, g, o) = (values[0], values[1], values[2], values[3])
    let memory = f * c + i * g
    let next = o * tanh(memory)
    let own = self(x, LSTMState(hidden: h, cell: c))
    let column = MathLine(isColumn: true)
    let hasBias = bias_ih != nil
    let sums = letters.map { letter -> (tex: String, plain: String) in
      let name = letter == "g" ? tangent : sigma
      let biases =
        hasBias
        ? (" + b_{i\(letter)} + b_{h\(letter)}", " + b_i\(letter) + b_h\(letter)") : ("", "")
      return (
        "\(letter) &= \(name.tex)(W_{i\(letter)} x + W_{h\(letter)} h\(biases.0))",
        "\(letter)  = \(name.plain)(W_i\(letter) x + W_h\(letter) h\(biases.1))"
      )
    }
    let tex = (sums.map(\.tex) + ["c' &= f \\odot c + i \\odot g", "h' &= o \\odot \\tanh(c')"])
    let plain = sums.map(\.plain) + ["c′ = f ⊙ c + i ⊙ g", "h′ = o ⊙ tanh(c′)"]
    var figures = [
      formula(
        "\\begin{aligned} \(tex.joined(separator: " \\\\ ")) \\end{aligned}",
        plain: plain.joined(separator: "\n"))
    ]
    for (index, gate) in gates.enumerated() {
      figures.append(
        group(
          gate.figures(
            symbol(letters[index]), letters[index] == "g" ? tangent : sigma, values[index]),
          title: names[index]))
    }
    figures.append(
      group(
        [
          column.sign("c' = f \\odot c + i \\odot g =", "c′ = f ⊙ c + i ⊙ g =").numbers(f)
            .sign("\\odot", "⊙").numbers(c).sign("+").numbers(i).sign("\\odot", "⊙").numbers(g)
            .sign("=").numbers(memory).figure,
          column.sign("h' = o \\odot \\tanh(c') =", "h′ = o ⊙ tanh(c′) =").numbers(o)
            .sign("\\odot", "⊙").numbers(tanh(memory)).sign("=").numbers(next).figure,
        ], title: "States"))
    return figures + [
      agreement("c′", shown: memory, cell: own.cell),
      agreement("h′", shown: next, cell: own.hidden),
    ]
  }
}

extension GRUCell: ExplainedCell {
  public func mathematics(x: Tensor, h: Tensor, c: Tensor) -> [Figure] {
    let gates = ["r", "z", "n"].enumerated().map { block, letter in
      GateMath(
        letter, block: block, of: hiddenSize, weight_ih, weight_hh, bias_ih, bias_hh, x: x, h: h)
    }
    let r = sigmoid(gates[0].sum)
    let z = sigmoid(gates[1].sum)
    // The reset gate acts on the hidden side alone, its bias included.
    let new = gates[2]
    let fromInput = new.inputBias.map { new.inputProduct + $0 } ?? new.inputProduct
    let sum = fromInput + r * new.hiddenPart
    let n = tanh(sum)
    let next = (1 - z) * n + z * h
    let column = MathLine(isColumn: true)
    let hasBias = bias_ih != nil
    func biases(_ letter: String) -> (tex: String, plain: String) {
      hasBias ? (" + b_{i\(letter)} + b_{h\(letter)}", " + b_i\(letter) + b_h\(letter)") : ("", "")
    }
    let inputBias: (tex: String, plain: String) = hasBias ? (" + b_{in}", " + b_in") : ("", "")
    let hiddenBias: (tex: String, plain: String) = hasBias ? (" + b_{hn}", " + b_hn") : ("", "")
    let tex = [
      "r &= \\sigma(W_{ir} x + W_{hr} h\(biases("r").tex))",
      "z &= \\sigma(W_{iz} x + W_{hz} h\(biases("z").tex))",
      "n &= \\tanh(W_{in} x\(inputBias.tex) + r \\odot (W_{hn} h\(hiddenBias.tex)))",
      "h' &= (1 - z) \\odot n + z \\odot h",
    ]
    let plain = [
      "r  = σ(W_ir x + W_hr h\(biases("r").plain))", "z  = σ(W_iz x + W_hz h\(biases("z").plain))",
      "n  = tanh(W_in x\(inputBias.plain) + r ⊙ (W_hn h\(hiddenBias.plain)))",
      "h′ = (1 - z) ⊙ n + z ⊙ h",
    ]
    return [
      formula(
        "\\begin{aligned} \(tex.joined(separator: " \\\\ ")) \\end{aligned}",
        plain: plain.joined(separator: "\n")),
      group(gates[0].figures(symbol("r"), sigma, r), title: "Reset gate"),
      group(gates[1].figures(symbol("z"), sigma, z), title: "Update gate"),
      group(
        [
          new.inputFigure, new.hiddenFigure,
          column.sign("a_n =").numbers(fromInput).sign("+").numbers(r).sign("\\odot", "⊙")
            .numbers(new.hiddenPart).sign("=").numbers(sum).figure,
          column.sign("n = \\tanh(a_n) =", "n = tanh(a_n) =").numbers(n).figure,
        ], title: "New state"),
      column.sign("h' = (1 - z) \\odot n + z \\odot h =", "h′ = (1 - z) ⊙ n + z ⊙ h =")
        .numbers(1 - z).sign("\\odot", "⊙").numbers(n).sign("+").numbers(z).sign("\\odot", "⊙")
        .numbers(h).sign("=").numbers(next).figure,
      agreement("h′", shown: next, cell: self(x, h)),
    ]
  }
}
