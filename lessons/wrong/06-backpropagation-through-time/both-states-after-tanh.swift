let delta2 = (h2 - d) * (1 - h2 * h2)
// The state's own loss does not pass through tanh.
let delta1 = delta2 * w * (1 - h1 * h1) + (h1 - d)
let gradientOfW = delta2 * h1 + delta1 * h0
