let winter = padSequence(
  [Tensor([-5, -3, -8]), Tensor([-2, -6, -1, -4, -9])],
  batchFirst: true)
// The mask makes the filling 0, which it was already.
let warmest = (winter.values * winter.mask).max(axis: 1).values.scalars
