/// What stands between the brackets of `[text](target`; nil where the target belongs to no link of
/// this form.
///
/// - Parameters:
///   - target: where it starts, as an index of `characters`.
///   - characters: of the line.
package func linkText(before target: Int, in characters: [Character]) -> Range<Int>? {
  var index = target - 1
  while index >= 0, "< \t".contains(characters[index]) { index -= 1 }
  guard index >= 1, characters[index] == "(", characters[index - 1] == "]" else { return nil }
  let end = index - 1
  var depth = 1
  index = end - 1
  while index >= 0 {
    let isEscaped = index > 0 && characters[index - 1] == "\\"
    if characters[index] == "]", !isEscaped { depth += 1 }
    if characters[index] == "[", !isEscaped { depth -= 1 }
    if depth == 0 { return index + 1..<end }
    index -= 1
  }
  return nil
}
