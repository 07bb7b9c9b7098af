// Not the size of the state.
func beginning() -> Tensor { Tensor(.orthogonal(), [8, 8]) }
