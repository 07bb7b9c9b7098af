/// An element of an array, with a message that says which was asked for and how many there are.
///
/// In a cell it takes the place of the standard library's own, whose message has no numbers.
extension Array {
  @inlinable
  public subscript(index: Int) -> Element {
    @inline(__always) get {
      if UInt(bitPattern: index) >= UInt(bitPattern: count) { endWithoutElement(index, of: count) }
      return standardElement(of: self, at: index)
    }
    @inline(__always) _modify {
      if UInt(bitPattern: index) >= UInt(bitPattern: count) { endWithoutElement(index, of: count) }
      yield &self[standard: index]
    }
  }
}

/// Through the protocol, where the standard library's own subscript is the only one.
@inlinable @inline(__always)
func standardElement<Elements: RandomAccessCollection>(
  of elements: Elements, at index: Int
) -> Elements.Element where Elements.Index == Int { elements[index] }

extension MutableCollection where Index == Int {
  @inlinable
  subscript(standard index: Int) -> Element {
    @inline(__always) get { self[index] }
    @inline(__always) _modify { yield &self[index] }
  }
}

@usableFromInline @inline(never)
func endWithoutElement(_ index: Int, of count: Int) -> Never {
  fatalError(ArrayIndex.message(index, count: count))
}

/// The words for an index that an array does not have.
package enum ArrayIndex {
  package static func message(_ index: Int, count: Int) -> String {
    let elements = count == 1 ? "1 element, [0]" : "\(count) elements, [0] to [\(count - 1)]"
    let has = count == 0 ? "the array is empty" : "the array has \(elements)"
    let advice = index < 0 && count > 0 ? "; the last is [\(count - 1)], or `.last!`" : ""
    return "Index out of range: [\(index)], and \(has)\(advice)"
  }
}
