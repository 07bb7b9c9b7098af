/// The linear recurrence `h_t = a_t h_{t-1} + b_t` along an axis, in about 2 log₂ T rounds instead of
/// T steps.
///
/// Each step is a function h ↦ a h + b, and two of them in a row are one of the same form:
/// (a₁, b₁) then (a₂, b₂) is (a₂ a₁, a₂ b₁ + b₂). Joining is associative, so neighbours can be joined
/// first, then pairs, then fours: what is joined in one round does not depend on the rest of the
/// round. All products are of single numbers.
///
/// Rounding depends on the order, so the result equals a loop's to a few units in the last place and
/// not bit for bit, unless every product and sum is exact. Products of several a are formed: where
/// they overflow, the result is infinite or NaN even if the loop's is not. For gates, |a| ≤ 1.
///
/// Gradients, with g_t the whole gradient of h_t, which is a recurrence too, from the last step on:
/// g_t = ∂L/∂y_t + a_{t+1} g_{t+1}, ∂L/∂b_t = g_t, ∂L/∂a_t = g_t h_{t-1}, ∂L/∂h_{-1} = a_0 g_0.
///
/// - Parameters:
///   - a: The factors, of any shape with at least one axis.
///   - b: What is added, of a's shape.
///   - initial: h before the first step, of a's shape without `axis`; left out, zeros.
///   - axis: Time.
/// - Returns: h of all steps, of a's shape.
/// - Source: Blelloch, *Prefix sums and their applications*, 1990; the order within the rounds is
///   that of Brent and Kung, *A regular layout for parallel adders*, 1982.
public func scan(
  _ a: Tensor, _ b: Tensor, initial: Tensor? = nil, axis: Int = 0
) -> Tensor {
  demand(ScanPlan.problem(a, b, initial, axis: axis))
  let axis = axis < 0 ? axis + a.rank : axis
  let plan = ScanPlan(
    outer: a.shape[..<axis].reduce(1, *), steps: a.shape[axis],
    inner: a.shape[(axis + 1)...].reduce(1, *))
  var result = Tensor(unfilled: a.shape)
  plan.forward(a.base, b.base, initial?.base, into: result.base)
  if isRecorded([a, b] + [initial].compactMap { $0 }) {
    let (factors, states, start) = (a.storage, result.storage, initial?.storage)
    result.node = Node(
      "scan", count: result.count, a.node, b.node, others: [initial?.node?.active], reading: true
    ) { node in
      let whole = Storage(count: node.count)
      plan.backward(factors.base, node.dy, into: whole.base)
      if let da = node.first?.accumulator {
        plan.addProducts(whole.base, states.base, start?.base, to: da)
      }
      if let db = node.second?.accumulator {
        for i in 0..<node.count { db[i] += whole.base[i] }
      }
      if let dInitial = node.others[0]?.accumulator {
        plan.addFirst(factors.base, whole.base, to: dInitial)
      }
    }
  }
  return result
}

/// The sizes of a scan, and its arithmetic on memory of `[outer, steps, inner]`.
package struct ScanPlan {
  let outer: Int
  let steps: Int
  let inner: Int

  typealias Numbers = UnsafePointer<Float>
  typealias Results = UnsafeMutablePointer<Float>

  package static func problem(_ a: Tensor, _ b: Tensor, _ initial: Tensor?, axis: Int) -> String? {
    if a.shape != b.shape {
      return "scan: a is \(a.label), b is \(b.label); they must have one shape"
    }
    if let problem = Tensor.axisProblem("scan", axis, rank: a.rank, a.label) { return problem }
    guard let initial else { return nil }
    var expected = a.shape
    expected.remove(at: axis < 0 ? axis + a.rank : axis)
    if initial.shape == expected { return nil }
    return "scan: initial is \(initial.label), \(expected) is expected: a's shape \(a.shape) "
      + "without axis \(axis)"
  }

  /// h of all steps.
  func forward(_ a: Numbers, _ b: Numbers, _ initial: Numbers?, into h: Results) {
    let block = steps * inner
    let factors = Storage(count: block)
    for o in 0..<outer where block > 0 {
      factors.base.update(from: a + o * block, count: block)
      let states = h + o * block
      states.update(from: b + o * block, count: block)
      if let initial {
        for i in 0..<inner { states[i] += factors.base[i] * initial[o * inner + i] }
      }
      join(factors.base, states)
    }
  }

  /// g of all steps: the same recurrence from the last step on, whose factors are one step later.
  func backward(_ a: Numbers, _ dy: Numbers, into g: Results) {
    let block = steps * inner
    let (factors, sums) = (Storage(count: block), Storage(count: block))
    for o in 0..<outer where block > 0 {
      for t in 0..<steps {
        let mirrored = (o * steps + steps - 1 - t) * inner
        (sums.base + t * inner).update(from: dy + mirrored, count: inner)
        if t == 0 {
          factors.base.update(repeating: 0, count: inner)
        } else {
          (factors.base + t * inner).update(from: a + mirrored + inner, count: inner)
        }
      }
      join(factors.base, sums.base)
      for t in 0..<steps {
        (g + (o * steps + steps - 1 - t) * inner).update(from: sums.base + t * inner, count: inner)
      }
    }
  }

  /// The rounds. First blocks of 2, 4, 8, … steps end in their joined step; then, from large to
  /// small, each half block gets what lies before it.
  private func join(_ a: Results, _ b: Results) {
    var half = 1
    while 2 * half <= steps {
      for t in stride(from: 2 * half - 1, to: steps, by: 2 * half) {
        step(a, b, at: t, after: t - half, keepsFactor: true)
      }
      half *= 2
    }
    while half >= 1 {
      for t in stride(from: 3 * half - 1, to: steps, by: 2 * half) {
        step(a, b, at: t, after: t - half, keepsFactor: false)
      }
      half /= 2
    }
  }

  /// Joins step t to what ends at `earlier`; its own factor is needed only by further joins.
  private func step(
    _ a: Results, _ b: Results, at t: Int, after earlier: Int, keepsFactor: Bool
  ) {
    let (a1, b1) = (a + earlier * inner, b + earlier * inner)
    let (a2, b2) = (a + t * inner, b + t * inner)
    for i in 0..<inner { b2[i] = a2[i] * b1[i] + b2[i] }
    if keepsFactor {
      for i in 0..<inner { a2[i] *= a1[i] }
    }
  }

  /// ∂L/∂a_t = g_t h_{t-1}.
  func addProducts(_ g: Numbers, _ h: Numbers, _ initial: Numbers?, to da: Results) {
    for o in 0..<outer {
      for t in 0..<steps {
        let place = (o * steps + t) * inner
        guard t > 0 else {
          if let initial {
            for i in 0..<inner { da[place + i] += g[place + i] * initial[o * inner + i] }
          }
          continue
        }
        for i in 0..<inner { da[place + i] += g[place + i] * h[place - inner + i] }
      }
    }
  }

  /// ∂L/∂h_{-1} = a_0 g_0.
  func addFirst(_ a: Numbers, _ g: Numbers, to d: Results) {
    for o in 0..<outer where steps > 0 {
      let place = o * steps * inner
      for i in 0..<inner { d[o * inner + i] += a[place + i] * g[place + i] }
    }
  }
}
