struct TwoReaders: Module {
  let first = RNNCell(inputSize: 2, outputSize: 4)
  let second = RNNCell(inputSize: 2, outputSize: 4)

  func callAsFunction(_ x: Tensor) -> Tensor {
    (end(first, x) • first.V + end(second, x.flipped(1)) • second.V).sigmoid()
  }

  func end(_ cell: RNNCell, _ x: Tensor) -> Tensor {
    var h = zeros(x.shape[0], 4)
    for t in 0..<x.shape[1] { h = cell(x[.all, t], h).hidden }
    return h
  }
}
let readers = TwoReaders()
mseLoss(readers(randn(5, 3, 2)), zeros(5, 4)).backward()
