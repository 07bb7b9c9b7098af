/// The place in the source that a traced value comes from. Columns count bytes from 1, as the
/// compiler does; `endColumn` is one past the last.
struct Site {
  var identity: Int
  var startLine: Int
  var endLine: Int
  var startColumn: Int
  var endColumn: Int
}
