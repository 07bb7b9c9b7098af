extension Tree {
  var mirrored: Tree {
    switch self {
    case .leaf: self
    case .node(let left, let right): .node(right.mirrored, left.mirrored)
    }
  }
}
// The parameters are those of the network, not exchanged.
let other = RecursiveNetwork(width: 3)
other.L.assign(network.L.detached)
other.R.assign(network.R.detached)
other.b.assign(network.b.detached)
