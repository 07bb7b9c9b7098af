func recalls(_ counts: [[Int]]) -> [Float] {
  var result: [Float] = []
  for (s, row) in counts.enumerated() {
    var members = 0
    for count in row { members += count }
    result.append(members > 0 ? Float(row[s]) / Float(members) : 0)
  }
  return result
}
