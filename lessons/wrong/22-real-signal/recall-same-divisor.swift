// Divides every row by the members of the first.
func recalls(_ counts: [[Int]]) -> [Float] {
  let members = counts[0].reduce(0, +)
  return counts.indices.map { s in members == 0 ? 0 : Float(counts[s][s]) / Float(members) }
}
