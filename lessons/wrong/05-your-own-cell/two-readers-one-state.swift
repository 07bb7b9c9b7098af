// The second cell goes on from the state of the first.
struct TwoReaders: Module {
  let first = RNNCell(inputSize: 2, outputSize: 4)
  let second = RNNCell(inputSize: 2, outputSize: 4)

  func callAsFunction(_ x: Tensor) -> Tensor {
    let steps = x.shape[1]
    var h = zeros(x.shape[0], 4)
    for t in 0..<steps { h = first(x[.all, t], h).hidden }
    let middle = h
    for t in 0..<steps { h = second(x[.all, steps - 1 - t], h).hidden }
    return (middle • first.V + h • second.V).sigmoid()
  }
}
let readers = TwoReaders()
mseLoss(readers(randn(5, 3, 2)), zeros(5, 4)).backward()
