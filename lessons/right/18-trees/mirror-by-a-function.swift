func turned<Leaf>(_ tree: Tree<Leaf>) -> Tree<Leaf> {
  guard case .node(let left, let right) = tree else { return tree }
  return .node(turned(right), turned(left))
}
extension Tree {
  var mirrored: Tree { turned(self) }
}
let other = RecursiveNetwork(width: 3)
for (mine, theirs) in [(other.L, network.R), (other.R, network.L), (other.b, network.b)] {
  mine.assign(theirs.detached)
}
