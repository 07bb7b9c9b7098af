// The other root of the equation.
let q = -40
