let batch = zeros(32, 20)
let oneHotNumbers = oneHot(batch, classes: 5_000).shape.reduce(1, *)
let table = Embedding(5_000, 64)
let embeddedNumbers = table(batch).shape.reduce(1, *)
let embeddingParameters = table.weight.count
