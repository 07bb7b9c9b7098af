// Only one of the two clean orders is counted.
func separated(_ n: Int) -> Double {
  var ways = 1.0
  for k in 1...n { ways = ways * Double(n + k) / Double(k) }
  return 1 / ways
}
let enough = (1...20).first { separated($0) < 0.01 }!
