func pairs(_ text: String) -> [String] {
  let letters = Array(text)
  return zip(letters, letters.dropFirst())
    .map { "\($0)\($1)" }.sorted()
}
// The same pairs, and one of them more often.
let one = "ABABA"
let other = "ABABABA"
