// True of the whole output, not of its halves.
let forwardSteps = Array(0..<10)
let backwardSteps = Array(0..<10)
