// The standard deviation, which is no squared error.
let constant = 2.0
let bar = (4.0 / 12).squareRoot()
