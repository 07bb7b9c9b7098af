import Engine
import Foundation
import Testing

extension EngineTests {
  /// The compiler is found where installers put it, and is that of the runtime library's release.
  @Suite struct ToolchainFinding {
    /// A folder that looks like a toolchain of a release and runs nothing.
    private func makeToolchain(_ release: String, in folder: String) throws -> String {
      let manager = FileManager.default
      let root = "\(folder)/usr"
      let module = "\(root)/lib/swift/linux/Swift.swiftmodule"
      try manager.createDirectory(atPath: module, withIntermediateDirectories: true)
      try manager.createDirectory(atPath: "\(root)/bin", withIntermediateDirectories: true)
      for program in ["swiftc", "swift-frontend", "ld.lld"] {
        try Data("#!/bin/sh\nexit 1\n".utf8).write(to: URL(filePath: "\(root)/bin/\(program)"))
        try manager.setAttributes(
          [.posixPermissions: 0o755], ofItemAtPath: "\(root)/bin/\(program)")
      }
      for architecture in ["x86_64-unknown-linux-gnu", "aarch64-unknown-linux-gnu"] {
        let head =
          [UInt8](repeating: 0xE2, count: 30) + Array("\0Swift\u{1}6/\(release)".utf8) + [7]
        try Data(head).write(to: URL(filePath: "\(module)/\(architecture).swiftmodule"))
      }
      return URL(filePath: root).resolvingSymlinksInPath().path
    }

    /// The runtime library of these tests, as if it were installed.
    private func installedRuntime(in folder: CourseFolder) throws -> RuntimeLibrary {
      let built = try RuntimeLibrary.find()
      let place = "\(folder.path)/installed"
      try folder.write("", to: "installed/installed-files")
      for name in try FileManager.default.contentsOfDirectory(atPath: built.folder)
      where name.hasPrefix("libUnrollRuntime.") || ["unroll-kernel", "Modules"].contains(name) {
        try FileManager.default.createSymbolicLink(
          atPath: "\(place)/\(name)", withDestinationPath: "\(built.folder)/\(name)")
      }
      let runtime = try RuntimeLibrary.find(environment: ["UNROLL_RUNTIME": place])
      #expect(runtime.isInstalled && !built.isInstalled)
      #expect(runtime.release == built.release)
      return runtime
    }

    @Test func findsWhatNobodyNamed() throws {
      let home = CourseFolder()
      let runtime = try installedRuntime(in: home)
      let release = try #require(runtime.release)
      let swiftly = "\(home.path)/.local/share/swiftly/toolchains"
      _ = try makeToolchain("Swift version 99.9 (swift-99.9-RELEASE)", in: "\(swiftly)/99.9")
      let right = try makeToolchain(release.text, in: "\(swiftly)/1.0")
      let environment = ["PATH": "\(home.path)/nothing", "HOME": home.path]
      let found = try Toolchain.find(environment: environment, for: runtime)
      #expect(found.root == right)
      #expect(found.release == release)
      // A checkout is built with the compiler on the path.
      #expect(throws: EngineFailure.self) {
        try Toolchain.find(environment: environment, for: RuntimeLibrary.find())
      }
    }

    @Test func takesTheReleaseThatMadeTheRuntimeLibrary() throws {
      let runtime = try RuntimeLibrary.find()
      let release = try #require(runtime.release)
      let home = CourseFolder()
      let right = try makeToolchain(release.text, in: "\(home.path)/right")
      let other = try makeToolchain(
        "Swift version 99.0 (swift-99.0-RELEASE)", in: "\(home.path)/other")
      let environment = ["PATH": "\(other)/bin:\(right)/bin", "HOME": home.path]
      #expect(try Toolchain.find(environment: environment).root == other)
      #expect(try Toolchain.find(environment: environment).release?.name == "Swift 99.0")
      #expect(try Toolchain.find(environment: environment, for: runtime).root == right)
    }

    /// It would say of each cell that a module cannot be imported.
    @Test(arguments: [
      ("Swift version 5.10 (swift-5.10-RELEASE)", "Swift 5.10"),
      // The same version, built by somebody else.
      (nil, "(another-build)"),
    ])
    func saysThatItIsAnotherRelease(_ text: String?, _ words: String) throws {
      let runtime = try RuntimeLibrary.find()
      let release = try #require(runtime.release)
      let version = try #require(release.version)
      let folder = CourseFolder()
      let root = try makeToolchain(
        text ?? "Swift version \(version) (another-build)", in: folder.path)
      let failure = #expect(throws: EngineFailure.self) {
        try Engine(
          Engine.Settings(course: folder.path),
          environment: ["UNROLL_SWIFTC": "\(root)/bin/swiftc", "PATH": "/usr/bin:/bin"])
      }
      #expect(failure?.reason == .toolchain)
      #expect(failure?.message.contains("\(root) is") == true, "\(failure?.message ?? "")")
      #expect(failure?.message.contains(words) == true)
      #expect(failure?.mend?.contains("UNROLL_SWIFTC=\(root)/bin/swiftc bin/unroll") == true)
    }
  }
}
