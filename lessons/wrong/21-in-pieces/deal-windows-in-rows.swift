// Row 1 of a piece goes on where row 0 of the same piece ended.
func dealt(_ codes: [Int], streams: Int, length: Int) -> [[[Int]]] {
  let size = streams * length
  return (0..<(codes.count / size)).map { k in
    (0..<streams).map { s in
      let start = k * size + s * length
      return Array(codes[start..<(start + length)])
    }
  }
}
