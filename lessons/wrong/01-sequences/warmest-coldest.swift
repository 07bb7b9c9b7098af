let winter = padSequence(
  [Tensor([-5, -3, -8]), Tensor([-2, -6, -1, -4, -9])],
  batchFirst: true)
// No zero wins any more, but now the coldest day does.
let warmest = winter.values.min(axis: 1).values.scalars
