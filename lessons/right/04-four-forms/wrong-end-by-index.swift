var threeDays = scaled[..<3].unsqueezed(0)
threeDays.requiresGrad = true
let outputs = network(threeDays).output
let guess = outputs[0, 2].unsqueezed(0)
mseLoss(guess, scaled[3...3]).backward()
let audible = threeDays.grad!.flattened().scalars
