var right = [0, 0, 0]
for (number, words) in zip(testing, translate(model, testing, inEnglish))
where words == english(number) {
  right[number < 10 ? 0 : number < 100 ? 1 : 2] += 1
}
let worst = 1
