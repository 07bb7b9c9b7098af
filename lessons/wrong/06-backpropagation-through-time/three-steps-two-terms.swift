let x2: Float = -1
let h3 = tanh(u * x2 + w * h2)
let delta3 = (h3 - d) * (1 - h3 * h3)
let delta2 = delta3 * w * (1 - h2 * h2)
// The longest way is missing.
let gradientOfW = delta3 * h2 + delta2 * h1
