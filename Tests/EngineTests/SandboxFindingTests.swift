import Engine
import Foundation
import Testing

extension EngineTests {
  @Suite struct SandboxFinding {
    /// A path without bubblewrap, and a runtime library without the program that builds walls.
    private func environment(
      hasConfine: Bool, bin: CourseFolder, runtime: CourseFolder
    ) throws -> [String: String] {
      let compiler = try #require(
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
          .map { "\($0)/swiftc" }.first { FileManager.default.isExecutableFile(atPath: $0) })
      let folder = try RuntimeLibrary.find().folder
      var names = [
        "libUnrollRuntime.so", "unroll-kernel", "Modules",
      ]
      if hasConfine { names.append("unroll-confine") }
      for name in names {
        try FileManager.default.createSymbolicLink(
          atPath: "\(runtime.path)/\(name)", withDestinationPath: "\(folder)/\(name)")
      }
      return [
        "PATH": bin.path, "UNROLL_SWIFTC": compiler, "UNROLL_RUNTIME": runtime.path,
      ]
    }

    @Test func withoutAnySandboxNothingRunsAndTheMendIsNamed() throws {
      let bin = CourseFolder(), runtime = CourseFolder(), course = CourseFolder()
      let environment = try environment(hasConfine: false, bin: bin, runtime: runtime)
      do {
        _ = try course.engine(environment: environment)
        Issue.record("an engine without a sandbox")
      } catch let failure as EngineFailure {
        guard case .sandbox = failure.reason else {
          Issue.record("\(failure)")
          return
        }
        #expect(failure.message.contains("apt-get install bubblewrap"))
        #expect(failure.message.contains("Landlock"))
        #expect(failure.mend?.contains("--no-sandbox") == true)
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: course.path) == [])
      #expect(try course.engine(sandbox: .off, environment: environment).sandbox == "none")
    }

    @Test(.enabled(if: Sandbox.Tier.here.contains(.landlock)))
    func withoutBubblewrapLandlockIsUsedAndTheBetterIsNamed() throws {
      let bin = CourseFolder(), runtime = CourseFolder()
      let environment = try environment(hasConfine: true, bin: bin, runtime: runtime)
      let sandbox = try CourseFolder().engine(environment: environment).sandbox
      #expect(sandbox.hasPrefix("Landlock "))
      #expect(sandbox.contains("apt-get install bubblewrap"))
    }
  }
}
