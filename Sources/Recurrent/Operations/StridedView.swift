import CKernels

/// A rule that reads the elements of one block of memory in another order: what transposing,
/// slicing, repeating and reversing have in common.
///
/// Element `[i, j, …]` of the view is at `offset + i * strides[0] + j * strides[1] + …`.
struct StridedView {
  var offset: Int
  var shape: [Int]
  var strides: [Int]

  /// The whole of a dense tensor.
  init(dense shape: [Int]) {
    self.init(offset: 0, shape: shape, strides: StridedView.denseStrides(shape))
  }

  init(offset: Int, shape: [Int], strides: [Int]) {
    self.offset = offset
    self.shape = shape
    self.strides = strides
  }

  static func denseStrides(_ shape: [Int]) -> [Int] {
    var strides = [Int](repeating: 1, count: shape.count)
    for axis in stride(from: shape.count - 2, through: 0, by: -1) {
      strides[axis] = strides[axis + 1] * shape[axis + 1]
    }
    return strides
  }

  var count: Int { shape.reduce(1, *) }

  /// Whether it reads each of `count` elements exactly once, as a transposed view does.
  func isOneToOne(_ count: Int) -> Bool {
    self.count == count && zip(shape, strides).allSatisfy { $0 == 1 || $1 != 0 }
  }

  /// Copies the view's elements, in its order, to `out`.
  func read(_ memory: UnsafePointer<Float>, into out: UnsafeMutablePointer<Float>) {
    forEachRun { rows, columns, place, row, column, dense in
      if column == 1 && columns >= 16 {
        for r in 0..<rows {
          (out + dense + r * columns).update(from: memory + place + r * row, count: columns)
        }
      } else if row == 1 && column != 1 {
        ck_transpose(columns, rows, memory + place, column, out + dense, columns)
      } else {
        for r in 0..<rows {
          for c in 0..<columns {
            out[dense + r * columns + c] = memory[place + r * row + c * column]
          }
        }
      }
    }
  }

  /// Writes `values`, in the view's order, to the view's places.
  func write(_ values: UnsafePointer<Float>, into memory: UnsafeMutablePointer<Float>) {
    forEachRun { rows, columns, place, row, column, dense in
      for r in 0..<rows {
        if column == 1 && columns >= 16 {
          (memory + place + r * row).update(from: values + dense + r * columns, count: columns)
          continue
        }
        for c in 0..<columns {
          memory[place + r * row + c * column] = values[dense + r * columns + c]
        }
      }
    }
  }

  /// Adds `values`, in the view's order, to the view's places.
  func add(_ values: UnsafePointer<Float>, into memory: UnsafeMutablePointer<Float>) {
    forEachRun { rows, columns, place, row, column, dense in
      for r in 0..<rows {
        let source = values + dense + r * columns
        if column == 1 {
          ck_accumulate(columns, source, memory + place + r * row)
        } else {
          for c in 0..<columns { memory[place + r * row + c * column] += source[c] }
        }
      }
    }
  }

  /// Calls `body` with matrices (rows, columns, place in memory, both strides, place in the dense
  /// order) that together are the view; neighbouring axes in one line are merged.
  private func forEachRun(_ body: (Int, Int, Int, Int, Int, Int) -> Void) {
    if count == 0 { return }
    var plan = AxisPlan(shape: shape, strides, strides)
    plan.forEachMatrix { rows, columns, place, _, dense in
      body(rows, columns, offset + place.offset, place.row, place.column, dense)
    }
  }
}

extension Tensor {
  /// The elements that `view` reads, as a tensor of its own.
  func reading(_ view: StridedView, _ name: StaticString) -> Tensor {
    var result = Tensor(unfilled: view.shape)
    view.read(base, into: result.base)
    if isRecorded(self) {
      result.node = Node(name, count: result.count, node) { node in
        guard let slot = node.first?.slot else { return }
        if slot.accumulates {
          view.add(node.dy, into: slot.base)
        } else if view.isOneToOne(node.first?.count ?? 0) {
          view.write(node.dy, into: slot.base)
        } else {
          slot.base.update(repeating: 0, count: node.first?.count ?? 0)
          view.add(node.dy, into: slot.base)
        }
      }
    }
    return result
  }
}
