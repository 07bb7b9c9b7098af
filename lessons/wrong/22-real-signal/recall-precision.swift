// Divides by the column: of all answers s, how many are right. That is the precision.
func recalls(_ counts: [[Int]]) -> [Float] {
  counts.indices.map { s in
    let answers = counts.reduce(0) { $0 + $1[s] }
    return answers == 0 ? 0 : Float(counts[s][s]) / Float(answers)
  }
}
