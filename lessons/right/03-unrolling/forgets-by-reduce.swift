var written: [Tensor] = []
_ = (0..<6).reduce(zeros(1, 4)) { h, t in
  let step = cell(x[t..<(t + 1)], h)
  written.append(step.output)
  return step.hidden
}
