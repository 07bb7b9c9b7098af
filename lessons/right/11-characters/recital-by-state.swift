func recite(_ start: String, characters: Int) -> String {
  var written = vocabulary.encode(start)
  var reading = model.rnn(model.embedding(numbers(start)))
  while written.count < start.count + characters {
    let next = model.head(reading.output[-1]).argmax()
    written.append(next)
    reading = model.rnn(
      model.embedding(Tensor(integers: [next])), reading.hidden)
  }
  return vocabulary.decode(written)
}
