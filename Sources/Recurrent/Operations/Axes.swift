/// Axis numbers: negative ones count from the end.
extension Tensor {
  /// `axis` as a number in `0..<rank`.
  func resolved(_ axis: Int, _ operation: @autoclosure () -> String) -> Int {
    demand(Tensor.axisProblem(operation(), axis, rank: rank, label))
    return axis < 0 ? axis + rank : axis
  }

  /// `axes` as ascending numbers without repetition.
  func resolved(_ axes: [Int], _ operation: @autoclosure () -> String) -> [Int] {
    let resolved = axes.map { self.resolved($0, operation()) }.sorted()
    for (a, b) in zip(resolved, resolved.dropFirst()) where a == b {
      broken("\(operation()): axis \(a) of \(label) is named twice in \(axes)")
    }
    return resolved
  }

  package static func axisProblem(
    _ operation: @autoclosure () -> String, _ axis: Int, rank: Int,
    _ label: @autoclosure () -> String
  ) -> String? {
    if axis >= -rank && axis < rank { return nil }
    if rank == 0 { return "\(operation()): there is no axis \(axis): \(label()) has no axes" }
    return "\(operation()): axis \(axis) of \(label()) is outside \(-rank)...\(rank - 1)"
  }
}
