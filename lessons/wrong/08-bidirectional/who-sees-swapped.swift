let forwardSteps = Array(0...3)
let backwardSteps = Array(3...9)
