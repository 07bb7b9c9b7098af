extension Tree {
  var mirrored: Tree {
    switch self {
    case .leaf: self
    case .node(let left, let right): .node(right.mirrored, left.mirrored)
    }
  }
}
// Transposes the matrices instead of exchanging them.
let other = RecursiveNetwork(width: 3)
other.L.assign(network.L.T.detached)
other.R.assign(network.R.T.detached)
other.b.assign(network.b.detached)
