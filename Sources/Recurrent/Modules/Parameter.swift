/// A tensor that is learned: it collects its gradient, and an optimizer changes it in place.
///
/// Use it like any tensor. Copies of a model share its parameters, so that the optimizer and the
/// model see the same numbers. By hand, change one inside `noGrad`: `w -= 0.1 * gradient`.
///
/// - Parameter value: The numbers to start from; they are copied.
public func Parameter(_ value: Tensor) -> Tensor {
  let storage = value.storage.copy()
  storage.isParameter = true
  return Tensor(storage: storage, shape: value.shape, node: Node(leaf: storage.count))
}

extension Tensor {
  /// Whether this is a parameter (or another leaf), whose numbers are changed in place.
  package var isParameter: Bool { storage.isParameter }

  /// The parameter itself, or a new one that starts from these numbers.
  var asParameter: Tensor { isParameter ? self : Parameter(self) }

  /// Replaces a parameter's numbers, for all who hold it.
  ///
  /// - Precondition: a parameter; `value` has its shape.
  public func assign(_ value: Tensor) {
    if !isParameter { broken("assign: \(label) is not a parameter; write x = … instead") }
    if value.shape != shape {
      broken("assign: \(label) = \(value.shape): the shapes differ")
    }
    storage.base.update(from: value.base, count: count)
    node?.noteChange()
  }
}

/// What keeps a layer from sharing a weight, if anything.
func tyingProblem(_ layer: String, _ weight: Tensor, shape: [Int]) -> String? {
  if weight.shape != shape {
    return "\(layer): the weight \(weight.label) cannot take the place of \(shape); "
      + "layers share a weight only in one shape"
  }
  return weight.isParameter
    ? nil : "\(layer): the weight \(weight.label) is not a parameter; make it one with Parameter(…)"
}
