// The product is a square, and its root is a cube: three times 1/4.
let guess = 2.0 * 2.0
let root = (0.5 * 0.25 * 0.125 * 0.125 * 0.25 * 0.5).squareRoot()
var side = 0.5
for _ in 0..<60 { side -= (side * side * side - root) / (3 * side * side) }
let computed = 1 / side
