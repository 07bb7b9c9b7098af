// The surprise in bits, not its power.
let guess = 2.0
let computed = 2.0
