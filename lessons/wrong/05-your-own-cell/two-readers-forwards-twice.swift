// Both cells read forwards.
struct TwoReaders: Module {
  let first = RNNCell(inputSize: 2, outputSize: 4)
  let second = RNNCell(inputSize: 2, outputSize: 4)

  func callAsFunction(_ x: Tensor) -> Tensor {
    let steps = x.shape[1]
    var (forth, back) = (zeros(x.shape[0], 4), zeros(x.shape[0], 4))
    for t in 0..<steps {
      forth = first(x[.all, t], forth).hidden
      back = second(x[.all, t], back).hidden
    }
    return (forth • first.V + back • second.V).sigmoid()
  }
}
let readers = TwoReaders()
mseLoss(readers(randn(5, 3, 2)), zeros(5, 4)).backward()
