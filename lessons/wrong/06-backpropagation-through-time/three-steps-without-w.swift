let x2: Float = -1
let h3 = tanh(u * x2 + w * h2)
let delta3 = (h3 - d) * (1 - h3 * h3)
// The way back leads through w.
let delta2 = delta3 * (1 - h2 * h2)
let delta1 = delta2 * (1 - h1 * h1)
let gradientOfW = delta3 * h2 + delta2 * h1 + delta1 * h0
