// Counted from 1, where indices begin at 0.
let forwardSteps = Array(4...9)
let backwardSteps = Array(0...4)
