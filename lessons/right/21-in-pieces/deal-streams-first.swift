func dealt(_ codes: [Int], streams: Int, length: Int) -> [[[Int]]] {
  let stream = codes.count / streams
  let texts = (0..<streams).map { Array(codes[($0 * stream)..<(($0 + 1) * stream)]) }
  var pieces: [[[Int]]] = []
  var t = 0
  while t + length <= stream {
    pieces.append(texts.map { Array($0[t..<(t + length)]) })
    t += length
  }
  return pieces
}
