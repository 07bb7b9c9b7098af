/// A model, or a part of one: something with parameters.
///
/// ```swift
/// struct MyCell: Module {
///   var U = Parameter(randn(2, 4))
///   var W = Parameter(randn(4, 4))
///
///   func callAsFunction(_ x: Tensor, _ h: Tensor) -> Tensor { tanh(x • U + h • W) }
/// }
/// ```
///
/// There is nothing to register: every parameter in a stored property is found, in the order of
/// declaration, also in modules within modules, arrays, optionals, dictionaries and other values.
/// A parameter that is held in two places counts once, under its first name.
public protocol Module: ParameterSource {}

/// A tensor and its name in a model, such as `rnn.weight_ih_l0`.
public struct NamedTensor: Sendable {
  /// The path of properties that leads to the tensor.
  public let name: String
  /// The parameter itself, or a copy of its numbers in a saved state.
  public let tensor: Tensor

  /// A tensor under a name, for `load(_:)` and `Safetensors`.
  public init(name: String, tensor: Tensor) {
    self.name = name
    self.tensor = tensor
  }
}

extension Module {
  /// All parameters in the order of declaration, for an optimizer.
  public func parameters() -> [Tensor] { namedParameters().map(\.tensor) }

  /// All parameters with their names: the path of properties that leads there.
  public func namedParameters() -> [NamedTensor] {
    var search = ModuleSearch()
    search.visit(self, path: "")
    for found in search.parameters where found.tensor.node?.name == nil {
      found.tensor.node?.name = found.name
    }
    return search.parameters
  }

  /// How many numbers the model learns.
  public var parameterCount: Int { parameters().reduce(0) { $0 + $1.count } }

  /// Forgets all gradients.
  public func zeroGrad() {
    for parameter in parameters() { parameter.zeroGrad() }
  }

  /// Switches dropout on, here and in all parts (`train(false)`: off).
  public func train(_ isOn: Bool = true) {
    var search = ModuleSearch()
    search.visit(self, path: "")
    for mode in search.modes { mode.isTraining = isOn }
  }

  /// Switches dropout off, to use or measure the model.
  public func eval() { train(false) }
}

/// Whether a module is being trained; shared by the copies of the module that owns it.
public final class TrainingMode: @unchecked Sendable {
  /// True until `eval()`.
  public internal(set) var isTraining = true

  init() {}
}
