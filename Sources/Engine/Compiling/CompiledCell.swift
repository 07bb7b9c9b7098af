/// What the compiler made of a cell.
enum CompiledCell: Sendable {
  /// The library's path.
  case ready(library: String)
  case rejected(CellCompiler.Rejection)
}
