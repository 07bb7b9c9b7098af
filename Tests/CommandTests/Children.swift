import Foundation

/// The kernels that a command under test has started.
enum Children {
  /// The command lines of those that name the folder, each with its number.
  static func using(_ folder: URL) throws -> [String] {
    try commandLines().filter { $0.contains(folder.path) && $0.contains("unroll-kernel") }
  }

  #if os(Linux)
    // Not by `ps`, which the images of containers lack.
    private static func commandLines() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { name in
        guard Int(name) != nil,
          let line = FileManager.default.contents(atPath: "/proc/\(name)/cmdline")
        else { return nil }
        return "\(name) "
          + line.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
          .joined(separator: " ")
      }
    }
  #else
    private static func commandLines() throws -> [String] {
      let result = try Tool.run(
        ["-axww", "-o", "pid=,command="], in: URL(filePath: "/"),
        executable: URL(filePath: "/bin/ps"))
      return result.output.split(separator: "\n").map(String.init)
    }
  #endif
}
