/// `for row in x`: the parts along the first axis, each with its gradient.
extension Tensor: Sequence {
  public func makeIterator() -> IndexingIterator<[Tensor]> {
    contract(rank > 0, "for … in: a tensor of shape [] is one number, and has no rows")
    return unstacked().makeIterator()
  }

  public var underestimatedCount: Int { shape.first ?? 0 }
}
