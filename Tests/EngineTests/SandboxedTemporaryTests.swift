import Engine
import Foundation
import Lessons
import Runs
import Testing

extension EngineTests {
  /// Temporary files and processes: what a cell leaves behind.
  @Suite struct SandboxedLeftovers {
    private static let own = """
      import Foundation
      let own = ProcessInfo.processInfo.environment["TMPDIR"]!
      """

    @Test(arguments: Sandbox.Tier.here) func whatALessonLeavesReachesNoOther(
      _ tier: Sandbox.Tier
    ) async throws {
      let course = CourseFolder()
      let leave =
        Self.own + """

          for folder in [own, "/tmp", "/dev/shm", "/var/tmp"] {
            _ = open(folder + "/unroll-left-behind", O_WRONLY | O_CREAT, 0o666)
          }
          print(own.split(separator: "/").joined(separator: " "))
          """
      let names = try await Prisoner(tier).printed(leave, in: course)
      let look =
        Self.own + """

          print([own, "/tmp", "/dev/shm", "/var/tmp"].filter {
            access($0 + "/unroll-left-behind", F_OK) == 0
          })
          """
      #expect(try await Prisoner(tier).printed(look, in: course) == "[]\n")
      #expect(Processes.areGone())
      if tier == .landlock {
        let place = "/" + names.split(whereSeparator: \.isWhitespace).joined(separator: "/")
        #expect(place != "/tmp")
        #expect(!FileManager.default.fileExists(atPath: place))
      }
    }

    @Test(arguments: Sandbox.Tier.here) func aCellFindsTheFilesOfTheOneBeforeItAndNoneOfAnExercise(
      _ tier: Sandbox.Tier
    ) async throws {
      let course = CourseFolder()
      func write(_ name: String) -> String {
        "try \"text\".write(toFile: own + \"/\(name)\", atomically: true, encoding: .utf8)"
      }
      let cells = [
        Self.own + "\n" + write("before"),
        fence("solution", write("aside") + "\nmkdir(own + \"/folder\", 0o700)"),
        "print(try FileManager.default.contentsOfDirectory(atPath: own).sorted())",
      ]
      let lesson = course.lesson(lessonText(cells))
      #expect(lesson.cells[1].role != .lesson, "\(lesson.diagnostics)")
      let run = try await course.engine(sandbox: .only(tier)).run(lesson).run
      #expect(run.succeeded, "\(run.diagnostics.map(\.message))")
      #expect(run.cells[2].printed == "[\"before\"]\n")
    }

    @Test(arguments: Sandbox.Tier.here) func filesCountAsMemory(_ tier: Sandbox.Tier) async throws {
      let course = CourseFolder()
      let fill =
        Self.own + """

          let block = [UInt8](repeating: 1, count: 1 << 20)
          for number in 0..<40 {
            let file = open(own + "/\\(number)", O_WRONLY | O_CREAT, 0o600)
            _ = Glibc.write(file, block, block.count)
            close(file)
          }
          sleep(10)
          """
      let lesson = course.lesson(
        lessonText("import Glibc\n" + fill, front: "limits: { memory: 30MB, seconds: 30 }"))
      #expect(lesson.diagnostics.isEmpty, "\(lesson.diagnostics.map(\.message))")
      let run = try await course.engine(sandbox: .only(tier)).run(lesson).run
      #expect(run.diagnostics.map(\.rule) == [.memoryLimit], "\(run.diagnostics.map(\.message))")
    }

    @Test(arguments: Sandbox.Tier.here)
    func sharedMemoryIsBoundedAndCounts(_ tier: Sandbox.Tier) async throws {
      let course = CourseFolder()
      let code =
        """
        import Glibc
        let file = open("/dev/shm/x", O_WRONLY | O_CREAT, 0o600)
        let block = [UInt8](repeating: 1, count: 1 << 20)
        var written = 0
        while write(file, block, block.count) > 0 { written += 1 }
        print(written)
        sleep(2)
        """
      let engine = try course.engine(force: true, sandbox: .only(tier))
      let run = try await engine.run(course.lesson(lessonText(code))).run
      // Without namespaces there is none of one's own, and that of all is not written.
      #expect(run.cells[0].printed == (tier == .bubblewrap ? "64\n" : "0\n"))
      guard tier == .bubblewrap else { return }
      let limited = course.lesson(lessonText(code, front: "limits: { memory: 30MB }"))
      let problems = try await engine.run(limited).run.diagnostics
      #expect(problems.map(\.rule) == [.memoryLimit], "\(problems.map(\.message))")
    }

    @Test(arguments: Sandbox.Tier.here) func aProcessOfACellEndsWithIt(
      _ tier: Sandbox.Tier
    ) async throws {
      let course = CourseFolder()
      let name = "sleep-\(UUID().uuidString.prefix(8))"
      let spawn =
        """
        import Glibc
        var id: pid_t = 0
        let script = "(exec -a \(name) sleep 100) & (trap '' TERM; sleep 100) &"
        var words: [UnsafeMutablePointer<CChar>?] = ["bash", "-c", script].map { strdup($0) } + [nil]
        posix_spawn(&id, "/bin/bash", nil, nil, words, nil)
        usleep(200_000)
        """
      for last in ["", "\nwhile true {}"] {
        let lesson = course.lesson(lessonText(spawn + last, front: "limits: { seconds: 1 }"))
        _ = try await course.engine(force: true, sandbox: .only(tier)).run(lesson).run
        #expect(Processes.areGone())
        let left = Processes.all().filter { entry in
          let line = try? String(contentsOfFile: "/proc/\(entry.id)/cmdline", encoding: .utf8)
          return line?.contains(name) == true
        }
        #expect(left.isEmpty)
      }
    }
  }
}
