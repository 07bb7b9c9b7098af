extension Tree {
  var mirrored: Tree {
    switch self {
    case .leaf: self
    // Only the root is exchanged.
    case .node(let left, let right): .node(right, left)
    }
  }
}
let other = RecursiveNetwork(width: 3)
other.L.assign(network.R.detached)
other.R.assign(network.L.detached)
other.b.assign(network.b.detached)
