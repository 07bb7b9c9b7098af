internal import Figures
public import Recurrent

/// A recurrent cell that a lesson wrote itself. One line lets `unroll` and `gradientFlow` draw it:
///
///     struct MyCell: Module {
///       var U = Parameter(randn(2, 4))
///       var W = Parameter(randn(4, 4))
///
///       func callAsFunction(_ x: Tensor, _ h: Tensor) -> Tensor {
///         tanh(x • U + h • W)
///       }
///     }
///     extension MyCell: RecurrentCell {}
///
/// A step takes `[batch, inputSize]` and `[batch, hiddenSize]`. It gives the new state, or a struct
/// or tuple with the state as `hidden` and, if the cell has one, an `output`.
public protocol RecurrentCell: SequenceNetwork {
  /// What a step gives: a `Tensor`, or a struct or tuple with a `hidden`.
  associatedtype Step

  /// How many numbers come in. Left out, it is read off the parameter `U`.
  var inputSize: Int { get }
  /// How many numbers the state has. Left out, it is read off the parameter `W`.
  var hiddenSize: Int { get }

  /// One step, from the input `x` `[batch, inputSize]` and the state `h` `[batch, hiddenSize]`.
  func callAsFunction(_ x: Tensor, _ h: Tensor) -> Step
}

extension RecurrentCell {
  /// The name of its type.
  public var cellName: String {
    String("\(Self.self)".prefix { $0 != "<" })
  }

  public var hiddenSize: Int {
    let shape = matrix("W", for: "hiddenSize")
    contract(
      shape[0] == shape[1],
      "\(cellName): W is \(shape), not square: declare the size of its state, `var hiddenSize: Int { … }`"
    )
    return shape[0]
  }

  public var inputSize: Int {
    let shape = matrix("U", for: "inputSize")
    return shape[1] == hiddenSize ? shape[0] : shape[1]
  }

  private func matrix(_ name: String, for property: String) -> [Int] {
    guard let matrix = namedParameters().first(where: { $0.name == name })?.tensor,
      matrix.rank == 2
    else {
      fatalError(
        "\(cellName) has no matrix \(name) from which to read its \(property): "
          + "say it, `var \(property): Int { … }`")
    }
    return matrix.shape
  }

  public var hasOwnOutput: Bool {
    noGrad { step(zeros(1, inputSize), zeros(1, hiddenSize)).output != nil }
  }

  public func read(_ sequence: Tensor, from state: SequenceState?) -> SequenceReading {
    var hidden = state?.hidden ?? zeros(1, hiddenSize)
    var outputs: [Tensor] = []
    for time in 0..<sequence.shape[0] {
      let step = step(sequence[time].reshaped([1, inputSize]), hidden)
      hidden = step.hidden
      outputs.append(step.output ?? step.hidden)
    }
    return SequenceReading(
      output: concatenated(outputs), state: SequenceState(hidden: hidden))
  }

  /// One step, whatever the cell calls its result.
  private func step(_ x: Tensor, _ h: Tensor) -> (output: Tensor?, hidden: Tensor) {
    let result = self(x, h)
    if let hidden = result as? Tensor { return (nil, checked(hidden, after: h)) }
    let parts = Mirror(reflecting: result).children
    func part(_ name: String) -> Tensor? {
      parts.first { $0.label == name }?.value as? Tensor
    }
    guard let hidden = part("hidden") else {
      fatalError(
        "\(cellName): a step gives a \(Step.self), which has no `hidden`: that has to be the name "
          + "of the state that goes on to the next step")
    }
    return (part("output"), checked(hidden, after: h))
  }

  private func checked(_ hidden: Tensor, after h: Tensor) -> Tensor {
    contract(
      hidden.shape == h.shape,
      "\(cellName): a step made a state \(hidden.shape) of the state \(h.shape): "
        + "the next step needs the same shape")
    return hidden
  }
}
