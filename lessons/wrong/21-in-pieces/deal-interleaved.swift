// Every other character belongs to the other stream: no row is a stretch of text.
func dealt(_ codes: [Int], streams: Int, length: Int) -> [[[Int]]] {
  let stream = codes.count / streams
  return (0..<(stream / length)).map { k in
    (0..<streams).map { s in
      (0..<length).map { codes[(k * length + $0) * streams + s] }
    }
  }
}
