let states = reading.hidden
// As if both forward passes came first.
let forwardOfFirst = states[0]
let backwardOfSecond = states[2]
