let sums = rand(50_000, 4).sum(axis: 1)
let constant = Double(sums.mean().item)
let bar = Double((sums - sums.mean()).squared().mean().item)
