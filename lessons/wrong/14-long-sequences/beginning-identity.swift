// Keeps every length, but the biases add up.
func beginning() -> Tensor { eye(16) }
