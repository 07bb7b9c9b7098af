let right = (1...3).map { count in
  exact(model, testing.filter { String($0).count == count }, inEnglish)
}
// The kind with the most wrong numbers, not with the smallest share.
let worst = 3
