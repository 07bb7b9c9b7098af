import CKernels

extension Tensor {
  /// Computes the gradient of this number with respect to every parameter that it came from.
  ///
  /// Each parameter's `grad` grows by its part. The graph is freed on the way, so a second call
  /// needs `retainGraph: true` at the first.
  ///
  /// - Parameter gradient: The gradient of the result with respect to this tensor, in its shape;
  ///   left out, 1, for a single number.
  /// - Precondition: computed from a parameter, outside `noGrad`; second derivatives
  ///   (`createGraph: true`) are not available.
  public func backward(
    _ gradient: Tensor? = nil, retainGraph: Bool = false, createGraph: Bool = false
  ) {
    if createGraph {
      broken(
        "backward: createGraph: second derivatives are not available here; "
          + "gradients are numbers without a graph")
    }
    guard let root = node?.active else {
      broken(
        "backward: \(label) has no graph: it was not computed from a parameter, or it is a "
          + "gradient, or it was computed inside noGrad or detached")
    }
    demand(Tensor.seedProblem(shape: shape, gradient: gradient?.shape))
    let seed = gradient?.sharableStorage ?? Storage(count: 1, repeating: 1)
    root.receive(seed)
    Node.walk(from: root, retainGraph: retainGraph)
  }

  static func seedProblem(shape: [Int], gradient: [Int]?) -> String? {
    if let gradient {
      if gradient == shape { return nil }
      return "backward: the gradient has shape \(gradient), the tensor \(shape)"
    }
    if shape.reduce(1, *) == 1 { return nil }
    return "backward: \(shape) is not a single number; take its mean() or sum(), "
      + "or pass the gradient to start from"
  }
}

extension Node {
  /// Runs the backward passes of all nodes under `root`, each after all of its consumers.
  ///
  /// Two work lists and no recursion, so the depth of the graph does not matter.
  static func walk(from root: Node, retainGraph: Bool) {
    count(from: root)
    var ready = [root]
    while let node = ready.popLast() {
      node.keepsGraph = retainGraph
      if let backward = node.backward, node.gradient != nil || node.runsWithoutGradient {
        backward(node)
      }
      node.forEachInput { input in
        input.pending -= 1
        if input.pending == 0 { ready.append(input) }
      }
      node.endPass()
      if !node.isLeaf && !retainGraph { node.release() }
    }
  }

  /// Counts the consumers of each node under `root`, and checks that all can still run.
  private static func count(from root: Node) {
    var work = [root]
    while let node = work.popLast() {
      if node.isReleased {
        broken(
          "backward: the graph of \(node.operation.map { "\($0)" } ?? "this tensor") was freed by "
            + "an earlier backward(); compute it again, detach the state that you carry over, or "
            + "call the first one with retainGraph: true")
      }
      if !node.inputsAreUnchanged {
        broken(
          "backward: a parameter of \(node.operation.map { "\($0)" } ?? "this tensor") was changed "
            + "after the forward pass; call backward() before the optimizer's step")
      }
      node.forEachInput { input in
        input.pending += 1
        if input.pending == 1 { work.append(input) }
      }
    }
  }
}
