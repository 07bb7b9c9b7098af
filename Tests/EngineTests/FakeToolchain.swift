import Engine
import Foundation

/// A toolchain whose compiler and linker do as they are told: the real ones behind scripts that can
/// fail in each way in which a machine makes a tool fail. Without a sandbox, which would hide the real
/// ones.
final class FakeToolchain {
  enum Tool: String {
    case compiler, linker
  }

  private let folder = CourseFolder()
  private let real: Toolchain

  init() throws {
    real = try Toolchain.find()
    for (tool, name) in [(Tool.compiler, "swift-frontend"), (.linker, "ld.lld")] {
      // What it does is no part of the toolchain's identity: a repair changes no key.
      try script(
        """
        . '\(folder.path)/\(tool.rawValue)'
        exec '\(real.root)/bin/\(name)' "$@"
        """, named: "bin/\(name)")
      try tell(tool, "")
    }
    try folder.write("", to: "lib/swift/linux/libswiftCore.so")
    for part in ["x86_64", "aarch64"] {
      let path = "lib/swift/linux/\(part)"
      guard FileManager.default.fileExists(atPath: "\(real.root)/\(path)") else { continue }
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder.path)/\(path)", withDestinationPath: "\(real.root)/\(path)")
    }
  }

  private func script(_ text: String, named name: String) throws {
    try folder.write("#!/bin/bash\n\(text)\n", to: name)
    chmod("\(folder.path)/\(name)", 0o755)
  }

  /// What the tool does before it does its work.
  func tell(_ tool: Tool, _ script: String) throws { try folder.write(script, to: tool.rawValue) }

  /// Lets the linker find all libraries, for whoever links cells.
  func addLibraries() throws {
    let place = "lib/swift/linux"
    try remove("\(place)/libswiftCore.so")
    for name in try FileManager.default.contentsOfDirectory(atPath: "\(real.root)/\(place)")
    where !FileManager.default.fileExists(atPath: "\(folder.path)/\(place)/\(name)") {
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder.path)/\(place)/\(name)",
        withDestinationPath: "\(real.root)/\(place)/\(name)")
    }
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: "\(folder.path)/\(name)")
  }

  var path: String { folder.path }

  func engine(
    _ course: CourseFolder, sandbox: Engine.SandboxPolicy = .off
  ) throws -> Engine {
    try course.engine(
      sandbox: sandbox,
      environment: [
        "UNROLL_SWIFTC": "\(folder.path)/bin/swiftc", "LIBRARY_PATH": "",
      ])
  }
}
