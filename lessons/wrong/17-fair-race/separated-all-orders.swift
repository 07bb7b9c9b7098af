// All orders of the 2n runs, as if those of one runner were not alike.
func separated(_ n: Int) -> Double {
  2 / (1...2 * n).reduce(1.0) { $0 * Double($1) }
}
let enough = (1...20).first { separated($0) < 0.01 }!
