// The first place is anybody's; the next n - 1 have to be of the same runner.
func separated(_ n: Int) -> Double {
  (0..<n).dropFirst().reduce(1.0) { chance, taken in
    chance * Double(n - taken) / Double(2 * n - taken)
  }
}
var enough = 1
while separated(enough) >= 0.01 { enough += 1 }
