let forwardOfFirst = reading.hidden[0]
let backwardOfSecond = reading.hidden[-1]
