internal import Figures
import Recurrent

/// A sequence run step by step, with every state between the steps.
///
/// - Precondition: one direction. (A backward pass needs the whole sequence at once.)
struct SequenceTrace {
  struct Step {
    var input: Tensor
    /// Nil before the first step: zeros.
    var before: SequenceState?
    var after: SequenceState
    var output: Tensor
  }

  let steps: [Step]

  /// - Parameter next: the input of step t (from 0), given the output before it.
  init(
    _ network: some SequenceNetwork, count: Int, from start: SequenceState? = nil,
    next: (Int, Tensor?) -> Tensor
  ) {
    var steps: [Step] = []
    var state = start
    for step in 0..<count {
      let input = next(step, steps.last?.output)
      let reading = noGrad { network.read(input.reshaped([1, input.count]), from: state) }
      steps.append(
        Step(input: input, before: state, after: reading.state, output: reading.output[0]))
      state = reading.state
    }
    self.steps = steps
  }

  /// The rows of `sequence`, or fixed standard normal numbers.
  static func input(
    _ sequence: Tensor?, steps: Int, size: Int, directive: String
  ) -> Tensor {
    contract(steps > 0, "\(directive): \(steps) steps; there must be at least one")
    guard let sequence else {
      return randn([steps, size], using: Generator(seed: 0))
    }
    contract(
      sequence.shape == [steps, size],
      "\(directive): the input is \(sequence.shape); [steps, inputSize] is [\(steps), \(size)]")
    return sequence
  }
}
