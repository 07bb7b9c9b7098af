// The last piece is shorter than the others.
func dealt(_ codes: [Int], streams: Int, length: Int) -> [[[Int]]] {
  let stream = codes.count / streams
  return stride(from: 0, to: stream, by: length).map { t in
    (0..<streams).map { s in
      Array(codes[(s * stream + t)..<(s * stream + min(t + length, stream))])
    }
  }
}
