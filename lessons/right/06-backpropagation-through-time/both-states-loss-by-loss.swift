// Each loss by itself, and then the sum.
let second = (h2 - d) * (1 - h2 * h2)
let fromSecond = second * h1 + second * w * (1 - h1 * h1) * h0
let fromFirst = (h1 - d) * (1 - h1 * h1) * h0
let gradientOfW = fromSecond + fromFirst
