internal import Engine
internal import Lessons

extension Site {
  /// Which program this is and what it works with, a line for each, without running anything: what
  /// `unroll --version` says.
  package static func version(in place: Workplace) -> [String] {
    let runtime = try? RuntimeLibrary.find(environment: place.environment)
    let compiler: String
    do {
      let toolchain = try Toolchain.find(environment: place.environment, for: runtime)
      compiler = "\(toolchain.release?.name ?? "a Swift of unknown version"), \(toolchain.root)"
    } catch {
      compiler = error.message
    }
    return [
      "unroll \(ToolVersions.currentUnroll)",
      "built for: \(runtime?.release?.name ?? "unknown, as the runtime library is missing")",
      "compiler: \(compiler)",
      "lesson format: \(ToolVersions.lessonFormat)",
    ]
  }
}
