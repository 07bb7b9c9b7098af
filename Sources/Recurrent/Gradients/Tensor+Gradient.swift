extension Tensor {
  /// The gradient that `backward()` left; nil before, and for results without `retainGrad()`.
  public var grad: Tensor? {
    guard let gradient = node?.shownGradient else { return nil }
    return Tensor(storage: gradient, shape: shape)
  }

  /// Whether `backward()` reaches this tensor.
  ///
  /// Set it on a tensor of data to get its gradient too; set it to false on a parameter to freeze
  /// it.
  public var requiresGrad: Bool {
    get { node?.active != nil }
    set {
      if let node {
        if !node.isLeaf && !newValue {
          broken("requiresGrad: \(label) is a result; use `detached` to separate it from its graph")
        }
        if node.isLeaf { node.isFrozen = !newValue }
      } else if newValue {
        self = Parameter(self)
      }
    }
  }

  /// Keeps this result's gradient, as parameters keep theirs: `h.retainGrad()`, then `h.grad`.
  public func retainGrad() {
    guard let node else {
      broken("retainGrad: \(label) has no graph, so it will get no gradient")
    }
    node.retainsGradient = true
  }

  /// The same numbers, cut from the graph.
  public var detached: Tensor { Tensor(storage: sharableStorage, shape: shape) }

  /// Forgets the gradient.
  public func zeroGrad() { node?.clearGradient() }
}
