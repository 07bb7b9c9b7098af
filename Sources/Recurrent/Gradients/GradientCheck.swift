/// Compares the tape's gradients with finite differences: what the loss really does when one
/// number changes a little.
///
/// Each element of each parameter is moved by ±h and ±2h, and the slope is
/// (8 (L(+h) - L(-h)) - (L(+2h) - L(-2h))) / 12h, whose error falls with h⁴. Floats limit it to
/// about three digits; near a kink (relu at 0) it means nothing.
///
/// - Parameters:
///   - source: A model or a list of parameters. Their gradients are forgotten.
///   - step: h. Smaller ones drown in rounding.
///   - tolerance: Largest difference that passes, relative to the largest slope of the parameter,
///     or absolute if that is below 1.
///   - loss: Computes the loss; the same numbers every time, so without dropout.
public func checkGradients(
  of source: some ParameterSource, step: Float = 0.02, tolerance: Float = 2e-3,
  _ loss: () -> Tensor
) -> GradientReport {
  let parameters = source.parameters()
  for parameter in parameters { parameter.zeroGrad() }
  loss().backward()
  let entries = parameters.enumerated().map { place, parameter in
    GradientReport.Entry(
      name: parameter.node?.name ?? "\(place)",
      tape: parameter.grad ?? zeros(like: parameter),
      differences: finiteDifferences(of: parameter, step: step, loss))
  }
  for parameter in parameters { parameter.zeroGrad() }
  return GradientReport(entries: entries, tolerance: tolerance)
}

/// The slope of a loss along each element of a parameter, by finite differences.
func finiteDifferences(of parameter: Tensor, step: Float, _ loss: () -> Tensor) -> Tensor {
  if !parameter.isParameter { broken("checkGradients: \(parameter.label) is not a parameter") }
  let slopes = zeros(like: parameter)
  noGrad {
    for i in 0..<parameter.count {
      let value = parameter.base[i]
      func at(_ steps: Float) -> Double {
        parameter.base[i] = value + steps * step
        return Double(loss().item)
      }
      let near = at(1) - at(-1)
      let far = at(2) - at(-2)
      parameter.base[i] = value
      slopes.base[i] = Float((8 * near - far) / (12 * Double(step)))
    }
  }
  return slopes
}

/// What `checkGradients` found.
public struct GradientReport: CustomStringConvertible {
  /// One parameter's gradients, both ways.
  public struct Entry {
    /// The parameter's name, or its place in the list if it has none.
    public let name: String
    /// What `backward()` computed.
    public let tape: Tensor
    /// What finite differences measured.
    public let differences: Tensor

    /// Largest distance between the two, relative to the largest slope if that is above 1.
    public var error: Float {
      let largest = (0..<differences.count).reduce(Float(1)) {
        Swift.max($0, differences.base[$1].magnitude)
      }
      return tape.maximumDifference(from: differences) / largest
    }
  }

  /// One for each parameter, in the order of the model.
  public let entries: [Entry]
  /// Largest error that passes.
  public let tolerance: Float

  /// Whether all gradients agree. (NaN agrees with nothing.)
  public var passed: Bool { entries.allSatisfy { $0.error <= tolerance } }

  /// A line for each parameter: whether it agrees, and its largest difference.
  public var description: String {
    entries.map { entry in
      let mark = entry.error <= tolerance ? "agrees" : "DIFFERS"
      return "\(entry.name) \(entry.tape.shape): \(mark), largest difference \(entry.error)"
    }.joined(separator: "\n")
  }
}
