// One bias a gate, as in the papers; PyTorch has two.
func width(
  of runner: Runner, inputs p: Int, outputs o: Int, parameters: Int
) -> Int {
  let blocks: [Runner: Int] = [.rnn: 1, .gru: 3, .lstm: 4, .raised: 4]
  func distance(_ q: Int) -> Int {
    abs(blocks[runner]! * (p * q + q * q + q) + q * o + o - parameters)
  }
  return (1...60).min { distance($0) < distance($1) }!
}
