func pairs(_ text: String) -> [String] {
  let letters = Array(text)
  return zip(letters, letters.dropFirst())
    .map { "\($0)\($1)" }.sorted()
}
// The same letters, and other pairs.
let one = "ABCA"
let other = "ACBA"
