var state = zeros(1, 4)
var written: [Tensor] = []
for t in 0..<6 {
  // The first input, six times.
  let step = cell(x[0..<1], state)
  state = step.hidden
  written.append(step.output)
}
