// Four times the number, so sixteen times the variance: but these are four different numbers.
let constant = 2.0
let bar = 16.0 / 12
