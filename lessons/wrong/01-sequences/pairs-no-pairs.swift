func pairs(_ text: String) -> [String] {
  let letters = Array(text)
  return zip(letters, letters.dropFirst())
    .map { "\($0)\($1)" }.sorted()
}
// Without neighbours there is nothing to compare.
let one = "A"
let other = "B"
