let h3 = tanh(u * -1 + w * h2)
let states = [h0, h1, h2, h3]
var delta = h3 - d
var gradientOfW: Float = 0
for t in [3, 2, 1] {
  delta *= 1 - states[t] * states[t]
  gradientOfW += delta * states[t - 1]
  delta *= w
}
