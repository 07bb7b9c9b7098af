/// What every layer over sequences asks of its input.
enum SequenceInput {
  static func problem(
    _ layer: String, _ input: Tensor, inputSize: Int, batchFirst: Bool
  ) -> String? {
    let axes = batchFirst ? "[batch, time, feature]" : "[time, batch, feature]"
    if input.rank != 2 && input.rank != 3 {
      return "\(layer): input \(input.label): \(axes) or, for one sequence, [time, feature] "
        + "is expected"
    }
    if input.shape[input.rank - 1] != inputSize {
      return "\(layer): input \(input.label): the last size is \(input.shape[input.rank - 1]), "
        + "inputSize is \(inputSize)"
    }
    let time = input.rank == 3 && batchFirst ? 1 : 0
    if input.shape[time] == 0 {
      return "\(layer): input \(input.label): the sequence has no steps"
    }
    return nil
  }
}
