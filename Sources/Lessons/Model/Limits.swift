/// What one cell may use. The defaults are those of the lesson format.
package struct Limits: Hashable, Sendable, Codable {
  /// Wall time, in seconds.
  package var seconds: Double = 60
  /// In bytes.
  package var memory: Int = 2 << 30
  /// Of standard output and standard error together, in bytes.
  package var output: Int = 1 << 20
  /// Child processes and threads, beyond the cell's own.
  package var processes = 64
  package var openFiles = 256

  package init() {}
}
