// Wins of pairs, with the right size of the answer for pairs.
func separated(_ n: Int) -> Double {
  2 / Double(1 << n)
}
let enough = (1...20).first { separated($0) < 0.01 }!
