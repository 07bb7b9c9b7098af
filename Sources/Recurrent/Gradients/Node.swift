import CKernels

/// One operation on the tape, or a leaf: a tensor whose gradient is wanted.
///
/// A node holds what its backward pass needs (memory, never tensors: those would hold nodes) and
/// the nodes of its inputs. It costs two small allocations and no more.
package final class Node {
  /// Work of the backward pass: reads `gradient`, adds to the inputs' gradients.
  typealias Backward = (Node) -> Void

  /// Name of the operation, for messages; nil for a leaf.
  let operation: StaticString?
  let count: Int

  /// Inputs; nil where an input needs no gradient.
  private(set) var first: Node?
  private(set) var second: Node?
  private(set) var others: [Node?]
  private(set) var backward: Backward?

  /// Sum of what the consumers have sent so far.
  package private(set) var gradient: Storage?

  /// Consumers whose backward pass is still to come; 0 between passes.
  var pending = 0

  /// Keeps its gradient after the pass, as leaves do.
  package var retainsGradient: Bool

  /// What a result with `retainsGradient` keeps: the sum over passes.
  private var retained: Storage?

  /// A leaf that takes no part for now.
  package var isFrozen = false

  /// In a pass that keeps the graph: what the backward pass reads must stay as it is.
  var keepsGraph = false

  /// Runs its backward pass even if no gradient arrived at its main output.
  var runsWithoutGradient = false

  /// Name of a parameter, once a module gave it one.
  package var name: String?

  /// Changes whenever a leaf's numbers are changed in place.
  package private(set) var version = 0

  /// Sum of the leaves' versions when the operation ran, if its backward pass reads their numbers.
  private var inputVersion: Int?

  /// A leaf.
  package init(leaf count: Int, name: String? = nil) {
    self.operation = nil
    self.count = count
    self.others = []
    self.retainsGradient = true
    self.name = name
  }

  /// An operation. With `reading`, its backward pass reads numbers of its inputs.
  init(
    _ operation: StaticString, count: Int, _ first: Node?, _ second: Node? = nil,
    others: [Node?] = [], reading: Bool = false, backward: @escaping Backward
  ) {
    self.operation = operation
    self.count = count
    self.first = first?.active
    self.second = second?.active
    self.others = others
    self.retainsGradient = false
    self.backward = backward
    if reading { inputVersion = versionOfInputs }
  }

  package var isLeaf: Bool { operation == nil }

  /// The node, unless it is a frozen leaf.
  @inline(__always)
  var active: Node? { isFrozen ? nil : self }

  // MARK: Gradients

  /// This node's gradient, to read in its backward pass.
  @inline(__always)
  var dy: UnsafeMutablePointer<Float> {
    guard let gradient else { broken("backward: no gradient has arrived") }
    return gradient.base
  }

  /// Where to add to this node's gradient; starts at 0.
  @inline(__always)
  var accumulator: UnsafeMutablePointer<Float> { accumulator(from: 0) }

  /// Where to add to every number of this node's gradient. It starts at -0, which changes no number
  /// that is added to it: with 0, a sum of -0 would lose its sign.
  var signedAccumulator: UnsafeMutablePointer<Float> { accumulator(from: -0.0) }

  @inline(__always)
  private func accumulator(from start: Float) -> UnsafeMutablePointer<Float> {
    let slot = slot
    if !slot.accumulates { slot.base.update(repeating: start, count: count) }
    return slot.base
  }

  /// Where to write (if nothing is there yet) or to add to this node's gradient.
  var slot: GradientSlot {
    if gradient == nil {
      let fresh = Storage(count: count)
      gradient = fresh
      return GradientSlot(base: fresh.base, accumulates: false)
    }
    makeGradientUnique()
    return GradientSlot(base: dy, accumulates: true)
  }

  /// Adds a whole gradient; shares the memory if it is the first.
  func receive(_ incoming: Storage) {
    if gradient == nil {
      gradient = incoming
    } else {
      makeGradientUnique()
      ck_accumulate(count, incoming.base, dy)
    }
  }

  /// Makes the gradient this node's own, to be changed in place.
  func makeGradientUnique() {
    if isKnownUniquelyReferenced(&gradient) { return }
    gradient = gradient?.copy()
  }

  /// The gradient to show: a leaf's own, a result's if it was to be retained.
  package var shownGradient: Storage? { isLeaf ? gradient : retained }

  package func clearGradient() {
    gradient = nil
    retained = nil
  }

  /// Ends this node's part of a pass.
  func endPass() {
    if isLeaf { return }
    if retainsGradient, let gradient {
      if let retained {
        let sum = retained.copy()
        ck_accumulate(count, gradient.base, sum.base)
        self.retained = sum
      } else {
        retained = gradient
      }
    }
    gradient = nil
  }

  // MARK: In-place changes

  /// Tells the tape that this leaf's numbers have changed.
  package func noteChange() { version &+= 1 }

  var versionOfInputs: Int {
    (first?.version ?? 0) &+ (second?.version ?? 0)
      &+ others.reduce(0) { $0 &+ ($1?.version ?? 0) }
  }

  /// False if a parameter that the backward pass reads was changed after the forward pass.
  var inputsAreUnchanged: Bool { inputVersion == nil || inputVersion == versionOfInputs }

  // MARK: Release

  var isReleased: Bool { !isLeaf && backward == nil }

  /// Lets go of everything that the backward pass needed.
  func release() {
    backward = nil
    first = nil
    second = nil
    if !others.isEmpty { others = [] }
  }

  @inline(__always)
  func forEachInput(_ body: (Node) -> Void) {
    if let first { body(first) }
    if let second { body(second) }
    if !others.isEmpty { for case let node? in others { body(node) } }
  }

  /// Frees a whole graph with a work list: one call inside another for each of a million nodes
  /// would overflow the stack.
  deinit {
    if first == nil && second == nil && others.isEmpty { return }
    var work: [Node] = []
    takeInputs(into: &work)
    while var node = work.popLast() {
      if isKnownUniquelyReferenced(&node) { node.takeInputs(into: &work) }
    }
  }

  private func takeInputs(into work: inout [Node]) {
    if let node = first { first = nil; work.append(node) }
    if let node = second { second = nil; work.append(node) }
    if !others.isEmpty {
      for case let node? in others { work.append(node) }
      others = []
    }
  }
}

/// Memory for a gradient: to be written, or to be added to if something is there.
struct GradientSlot {
  let base: UnsafeMutablePointer<Float>
  let accumulates: Bool
}

/// Whether an operation on these tensors is to be recorded.
@inline(__always)
func isRecorded(_ x: Tensor) -> Bool {
  x.node?.active != nil && GradientMode.isEnabled
}

/// Whether an operation on these tensors is to be recorded.
@inline(__always)
func isRecorded(_ x: Tensor, _ y: Tensor) -> Bool {
  (x.node?.active != nil || y.node?.active != nil) && GradientMode.isEnabled
}

/// Whether an operation on these tensors is to be recorded.
func isRecorded(_ tensors: [Tensor]) -> Bool {
  GradientMode.isEnabled && tensors.contains { $0.node?.active != nil }
}
