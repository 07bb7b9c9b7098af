let winter = padSequence(
  [Tensor([-5, -3, -8]), Tensor([-2, -6, -1, -4, -9])],
  batchFirst: true, paddingValue: -.infinity)
let warmest = winter.values.max(axis: 1).values.scalars
