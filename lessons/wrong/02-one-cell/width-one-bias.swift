// Counts one of the biases only.
let q = 33
