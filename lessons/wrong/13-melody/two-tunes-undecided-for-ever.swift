// Forgets that the network reads the second note before it plays the third.
let predictedForSecond: Float = 0.5
let predictedForThird: Float = 0.5
