let given: [Double] = [0.5, 0.25, 0.125, 0.125, 0.25, 0.5]
// One over the arithmetic mean of the probabilities.
let computed = 6 / given.reduce(0, +)
let guess = computed
