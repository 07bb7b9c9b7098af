internal import Lessons

/// What the compiler made of a cell.
enum CompiledCell: Sendable {
  /// `shift`: by how many lines the cell stands lower than when it was compiled.
  case ready(library: String, shift: Int)
  case rejected([Diagnostic])
}
