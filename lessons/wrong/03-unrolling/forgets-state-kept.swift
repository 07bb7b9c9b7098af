var state = zeros(1, 4)
var written: [Tensor] = []
for t in 0..<6 {
  // The new state is thrown away.
  let step = cell(x[t..<(t + 1)], state)
  written.append(step.output)
}
