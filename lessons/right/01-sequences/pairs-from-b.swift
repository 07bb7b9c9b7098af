let one = "BABCB"
let other = "BCBAB"
