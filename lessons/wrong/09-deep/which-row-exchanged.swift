let states = reading.hidden
let forwardOfFirst = states[3]
let backwardOfSecond = states[0]
