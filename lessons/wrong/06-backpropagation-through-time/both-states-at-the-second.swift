// The first loss is counted at the second step.
let delta2 = ((h2 - d) + (h1 - d)) * (1 - h2 * h2)
let delta1 = delta2 * w * (1 - h1 * h1)
let gradientOfW = delta2 * h1 + delta1 * h0
