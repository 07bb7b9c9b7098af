let (total, length, shift) = (30, 7, 2)
// Forgets that the target lies later.
let count = total - length + 1
