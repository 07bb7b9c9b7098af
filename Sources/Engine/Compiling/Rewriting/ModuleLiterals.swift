internal import Lessons

/// Names of the module that code asks for: `#fileID`, and `#function` outside all functions. A script
/// has the file's name, and `main`.
enum ModuleLiterals {
  static func edits(in code: CodeTokens) -> [CellEdit] {
    var depth = 0
    var edits: [CellEdit] = []
    for (index, token) in code.tokens.enumerated() {
      let text = code.text(index)
      if text == "{" { depth += 1 }
      if text == "}" { depth -= 1 }
      if text == "#fileID" {
        // `#file` is the name alone here, and has the same start.
        edits.append(.replace(token.range, with: "#file"))
      } else if text == "#function", depth == 0 {
        edits.append(.replace(token.range, with: "\"main\""))
      }
    }
    return edits
  }
}
