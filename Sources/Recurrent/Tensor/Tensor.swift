/// Numbers in a grid of any rank: what lessons compute with.
///
/// Elements are 32-bit floats in row-major order. A tensor is a value: a copy never changes when
/// the other one does. The one exception is a parameter, which an optimizer updates in place
/// wherever its model is (see `Parameter(_:)`). Tensors belong to one thread at a time.
public struct Tensor: @unchecked Sendable {
  /// Size of each axis; `[]` for a single number.
  public let shape: [Int]

  package internal(set) var storage: Storage

  /// The place on the tape; nil for a constant.
  package internal(set) var node: Node?

  package init(storage: Storage, shape: [Int], node: Node? = nil) {
    self.storage = storage
    self.shape = shape
    self.node = node
  }

  /// Tensor of `shape` with memory that the caller fills.
  init(unfilled shape: [Int]) {
    self.init(storage: Storage(count: shape.reduce(1, *)), shape: shape)
  }

  /// Number of axes.
  public var rank: Int { shape.count }

  /// Number of elements.
  public var count: Int { storage.count }

  /// The elements in row-major order.
  public var scalars: [Float] {
    Array(UnsafeBufferPointer(start: storage.base, count: storage.count))
  }

  /// The number in a tensor with one element.
  ///
  /// - Precondition: exactly one element.
  public var item: Float {
    if count != 1 { broken("item: \(label) has \(count) elements; item needs exactly one") }
    return storage.base[0]
  }

  /// The elements as whole numbers, for indices and class numbers.
  ///
  /// - Precondition: every element is a whole number.
  public var integers: [Int] {
    scalars.map { value in
      guard let integer = Int(exactly: value) else {
        broken("integers: \(value) in \(label) is not a whole number")
      }
      return integer
    }
  }

  /// The floats, for kernels.
  @inline(__always)
  package var base: UnsafeMutablePointer<Float> { storage.base }

  /// How messages name this tensor: its parameter's name, if it has one, and its shape.
  package var label: String {
    if let name = node?.name { return "\(name) \(shape)" }
    return "\(shape)"
  }

  /// A storage that may be shared with another tensor: a parameter's is copied.
  var sharableStorage: Storage { storage.isParameter ? storage.copy() : storage }
}
