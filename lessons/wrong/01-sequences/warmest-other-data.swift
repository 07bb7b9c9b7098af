// The data were changed instead of the question.
let winter = padSequence(
  [Tensor([-5, -3, -8, -9, -9]), Tensor([-2, -6, -1, -4, -9])],
  batchFirst: true)
let warmest = winter.values.max(axis: 1).values.scalars
