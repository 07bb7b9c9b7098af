let followers = ["1", "-"]
let predictedForSecond = 1 / Float(followers.count)
let predictedForThird: Float = 1
