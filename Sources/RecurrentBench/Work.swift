import Recurrent

/// A case made ready: data, model, optimizer. The draws are in PyTorch's order.
struct Work {
  let forward: () -> Tensor
  let target: Tensor
  let optimizer: Adam

  init(_ bench: BenchCase) {
    manualSeed(bench.seed)
    let lead = [bench.batch, bench.seq]
    if bench.kind == .hand {
      let x = randint(0, 2, lead + [bench.input])
      target = randint(0, 2, lead + [bench.hidden])
      let model = HandCell(bench.input, bench.hidden)
      forward = { model(x) }
      optimizer = Adam(model, learningRate: bench.lr)
      return
    }
    let x = randn(lead + [bench.input])
    target = rand(lead + [bench.hidden * (bench.bidirectional ? 2 : 1)])
    switch bench.kind {
    case .lstm:
      let model = LSTM(
        inputSize: bench.input, hiddenSize: bench.hidden, numLayers: bench.layers,
        batchFirst: true, bidirectional: bench.bidirectional)
      forward = { model(x).output }
      optimizer = Adam(model, learningRate: bench.lr)
    case .gru:
      let model = GRU(
        inputSize: bench.input, hiddenSize: bench.hidden, numLayers: bench.layers,
        batchFirst: true, bidirectional: bench.bidirectional)
      forward = { model(x).output }
      optimizer = Adam(model, learningRate: bench.lr)
    case .rnn, .hand:
      let model = RNN(
        inputSize: bench.input, hiddenSize: bench.hidden, numLayers: bench.layers,
        batchFirst: true, bidirectional: bench.bidirectional)
      forward = { model(x).output }
      optimizer = Adam(model, learningRate: bench.lr)
    }
  }

  /// One training step; the loss before it.
  func train() -> Tensor {
    optimizer.zeroGrad()
    let loss = mseLoss(forward(), target)
    loss.backward()
    optimizer.step()
    return loss
  }
}

/// A student's cell: written with operators, recorded on the tape.
struct HandCell: Module {
  let U, W, V, b1, b2: Tensor

  init(_ inputs: Int, _ outputs: Int) {
    U = Parameter(randn(inputs, outputs))
    W = Parameter(randn(outputs, outputs))
    V = Parameter(randn(outputs, outputs))
    b1 = Parameter(randn(1, outputs))
    b2 = Parameter(randn(1, outputs))
  }

  func callAsFunction(_ x: Tensor) -> Tensor {
    var h = zeros(x.shape[0], W.shape[0])
    var outputs: [Tensor] = []
    for t in 0..<x.shape[1] {
      h = tanh(x[.all, t] • U + h • W + b1 + b2)
      outputs.append(sigmoid(h • V))
    }
    return stacked(outputs, axis: 1)
  }
}
