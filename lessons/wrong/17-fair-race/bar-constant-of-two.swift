// The variance grew, and the answer stayed.
let constant = 1.0
let bar = 4.0 / 12
