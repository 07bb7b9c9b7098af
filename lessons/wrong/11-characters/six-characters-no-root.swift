let given: [Double] = [0.5, 0.25, 0.125, 0.125, 0.25, 0.5]
let guess = 4.0
// The root is missing.
let computed = 1 / given.reduce(1, *)
