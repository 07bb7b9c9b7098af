// Counted on the numbers of training.
let right = (1...3).map { count in
  exact(model, training.filter { String($0).count == count }, inEnglish)
}
let worst = 1
