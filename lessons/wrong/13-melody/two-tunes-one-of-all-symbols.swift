// Shares the chance out among all symbols, though only two can follow.
let predictedForSecond: Float = 1 / 13
let predictedForThird: Float = 1
