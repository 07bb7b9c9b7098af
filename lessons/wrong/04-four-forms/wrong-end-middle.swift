var threeDays = scaled[..<3].unsqueezed(0)
threeDays.requiresGrad = true
// The second output knows two days.
let guess = network(threeDays).output[.all, 1]
mseLoss(guess, scaled[3...3]).backward()
let audible = threeDays.grad!.flattened().scalars
