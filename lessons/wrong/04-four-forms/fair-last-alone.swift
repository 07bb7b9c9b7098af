let answers = network(input).output
answers.retainGrad()
// One question of three.
mseLoss(answers[.all, 3], target[.all, 3]).backward()
let asked = answers.grad!.flattened().scalars
