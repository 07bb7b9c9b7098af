#if os(Linux)
  import Engine
  import Foundation
  import Testing

  extension EngineTests {
    /// The program that builds walls of Landlock, with each version that this system can pretend to be.
    @Suite(.enabled(if: Sandbox.Tier.here.contains(.landlock))) struct SandboxConfine {
      private static let versions: [Int] = {
        let told = try? run(["--tell"])
        let newest = (told?.output).flatMap { Int($0.trimmingCharacters(in: .whitespaces)) } ?? 0
        return Array(1...max(1, newest))
      }()

      private struct Ended {
        var status: Int32
        var output: String
      }

      private static func process(
        _ arguments: [String], of program: String? = nil
      ) throws -> (Process, Pipe) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(
          filePath: try program ?? RuntimeLibrary.find().folder + "/unroll-confine")
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        return (process, pipe)
      }

      private static func run(_ arguments: [String], of program: String? = nil) throws -> Ended {
        let (process, pipe) = try process(arguments, of: program)
        let output = String(
          decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return Ended(
          status: process.terminationStatus,
          output: output.trimmingCharacters(in: .whitespacesAndNewlines))
      }

      private static func shell(
        _ script: String, version: Int, in folder: CourseFolder, _ options: [String] = []
      ) throws -> Ended {
        try run(
          ["--landlock", "\(version)", "--temporary", folder.path] + options
            + ["--", "/bin/sh", "-c", script])
      }

      @Test(arguments: versions) func whatIsReadIsNotChangedInEachVersion(_ version: Int) throws {
        let folder = CourseFolder(), readable = CourseFolder(), hidden = CourseFolder()
        try readable.write("text", to: "a")
        try hidden.write("text", to: "a")
        let a = "\(readable.path)/a"
        let script = """
          for attempt in 'cat \(hidden.path)/a' 'echo x >\(hidden.path)/b' 'echo x >\(a)' \
            'truncate -s 0 \(a)' 'chmod 0 \(a)' 'touch \(a)' 'rm \(a)' 'mv \(a) \(a)2' \
            'ln \(a) \(a)2' 'mkdir \(readable.path)/b' 'kill -0 1'
          do eval "$attempt" && echo "done: $attempt"; done
          cat \(a); echo x >"$TMPDIR/x" && cat "$TMPDIR/x"
          """
        let ended = try Self.shell(script, version: version, in: folder, ["--read", readable.path])
        // In a version without scopes signals reach others, where the user may send them.
        let lines = ended.output.split(separator: "\n").filter {
          version >= 6 || $0 != "done: kill -0 1"
        }
        #expect(lines == ["textx"])
        #expect(try String(contentsOfFile: a, encoding: .utf8) == "text")
        #expect(FileManager.default.isReadableFile(atPath: a))
        // Its own folder went with it.
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
      }

      @Test func theStatusIsThatOfTheCommandAndMistakesHaveTheirOwn() throws {
        let folder = CourseFolder()
        #expect(try Self.shell("exit 3", version: 7, in: folder).status == 3)
        #expect(try Self.shell("kill -9 $$", version: 7, in: folder).status == 137)
        #expect(try Self.run(["--", "/not/there"]).status == 126)
        for wrong in [
          [], ["--"], ["--reed", "/usr", "--", "/bin/true"], ["--tell", "--", "/bin/true"],
        ] {
          #expect(try Self.run(wrong).status == 64)
        }
        #expect(try Self.run(["--landlock", "0", "--", "/bin/true"]).status == 125)
        #expect(
          try Self.run(["--temporary", "/not/there", "--", "/bin/true"]).status == 125)
      }

      @Test(arguments: versions) func whoeverKillsItLeavesNoProcessAndNoFolder(
        _ version: Int
      ) throws {
        let folder = CourseFolder()
        let script = """
          mkdir -p "$TMPDIR/a/b"; mkdir -m 0 "$TMPDIR/closed"; ln -s / "$TMPDIR/a/root"
          (trap '' TERM HUP; setsid sleep 1234.\(version) &) &
          echo ready
          sleep 1234.\(version)
          """
        let (process, pipe) = try Self.process(
          ["--landlock", "\(version)", "--temporary", folder.path, "--", "/bin/sh", "-c", script])
        #expect(pipe.fileHandleForReading.availableData == Data("ready\n".utf8))
        func sleepers() -> Int {
          Processes.all().filter { entry in
            let line = try? String(contentsOfFile: "/proc/\(entry.id)/cmdline", encoding: .utf8)
            return line == "sleep\u{0}1234.\(version)\u{0}"
          }.count
        }
        func waitsUntil(_ holds: () -> Bool) -> Bool {
          for _ in 0..<100 {
            if holds() { return true }
            usleep(50_000)
          }
          return false
        }
        #expect(waitsUntil { sleepers() == 2 })
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        #expect(waitsUntil { sleepers() == 0 })
        #expect(
          waitsUntil {
            (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) == []
          })
      }

      @Test func aFolderOfAnyDepthIsRemoved() throws {
        let folder = CourseFolder()
        let script = """
          cd "$TMPDIR"
          n=0
          while [ $n -lt 1100 ]; do mkdir d; echo >f; cd -P d || exit 1; n=$((n + 1)); done
          echo $n
          """
        let ended = try Self.shell(script, version: 7, in: folder)
        #expect(ended.output == "1100")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
      }

      /// Files of the caller, which a command could otherwise read and write past all walls.
      @Test func noFileOfTheCallerIsInherited() throws {
        let folder = CourseFolder()
        try folder.write("secret", to: "a")
        let confine = try RuntimeLibrary.find().folder + "/unroll-confine"
        for (walls, expected) in [("\"$1\" --", ""), ("", "secret")] {
          let script = "exec 5<\"$0\"; exec \(walls) /bin/sh -c 'cat <&5'"
          let ended = try Self.run(["-c", script, "\(folder.path)/a", confine], of: "/bin/sh")
          #expect(ended.output == expected)
        }
      }
    }
  }
#endif
