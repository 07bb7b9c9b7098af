let layer = RNN(inputSize: 1, hiddenSize: 2, bidirectional: true)
func hears(_ step: Int, _ half: Int) -> Bool {
  var x = randn(10, 1)
  x.requiresGrad = true
  layer(x).output[step, half].backward()
  return x.grad![3].item != 0
}
let forwardSteps = (0..<10).filter { hears($0, 0) }
let backwardSteps = (0..<10).filter { hears($0, 2) }
