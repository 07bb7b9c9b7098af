import Engine
import Foundation
import Lessons
import Runs
import Testing

extension EngineTests {
  @Suite struct SandboxWalls {
    private func printed(
      _ code: String, in course: CourseFolder = CourseFolder(), front: String = "",
      policy: Engine.SandboxPolicy = .required, name: String = "lesson.md"
    ) async throws -> String {
      let lesson = course.lesson(lessonText("import Glibc\n\(code)", front: front), name: name)
      let run = try await course.engine(sandbox: policy).run(lesson).run
      #expect(run.succeeded, "\(run.diagnostics.map(\.message))")
      return run.cells[0].printed
    }

    @Test func noServerOfThisMachineIsReached() async throws {
      let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      defer { close(server) }
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
      var size = socklen_t(MemoryLayout<sockaddr_in>.size)
      withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { socketAddress in
          #expect(bind(server, socketAddress, size) == 0)
          #expect(getsockname(server, socketAddress, &size) == 0)
        }
      }
      #expect(listen(server, 5) == 0)
      let code =
        """
        let s = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var a = sockaddr_in()
        a.sin_family = sa_family_t(AF_INET)
        a.sin_port = \(address.sin_port)
        a.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let result = withUnsafePointer(to: &a) {
          $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            connect(s, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
          }
        }
        print(result)
        """
      #expect(try await printed(code) == "-1\n")
      // The same cell without walls, or the test would prove nothing.
      #expect(try await printed(code, policy: .off) == "0\n")
    }

    @Test func theHomeFolderAndTheFilesOfTheMachineAreNotSeen() async throws {
      let home = NSHomeDirectory()
      let code =
        "print(access(\"\(home)\", F_OK), access(\"/etc/passwd\", F_OK), access(\"/var\", F_OK))"
      #expect(try await printed(code) == "-1 -1 -1\n")
      #expect(try await printed(code, policy: .off) == "0 0 0\n")
    }

    @Test func onlyDeclaredFilesOfTheCourseAreRead() async throws {
      let course = CourseFolder()
      let outside = CourseFolder()
      try outside.write("secret", to: "secret.txt")
      for name in ["part/yes.csv", "part/no.csv", "shared.csv"] {
        try course.write("data of \(name)", to: name)
      }
      let link = "\(course.path)/part/link.csv"
      try FileManager.default.createSymbolicLink(
        atPath: link, withDestinationPath: "\(outside.path)/secret.txt")
      let code =
        """
        func read(_ path: String) -> String {
          let file = open(path, O_RDONLY)
          if file < 0 { return "-" }
          var bytes = [UInt8](repeating: 0, count: 100)
          let count = Glibc.read(file, &bytes, 100)
          return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
        }
        for path in ["yes.csv", "no.csv", "link.csv", "../shared.csv", "../Directives.swift",
          "\(outside.path)/secret.txt", "\(course.path)/part/no.csv"] { print(read(path)) }
        """
      // The parser refuses the link and the way out; the engine must hold without it.
      var lesson = course.lesson(lessonText("import Glibc\n\(code)"), name: "part/lesson.md")
      lesson.frontMatter.data = [
        "yes.csv", "link.csv", "../shared.csv",
        "../../\(outside.path.split(separator: "/").last!)/secret.txt",
      ]
      let run = try await course.engine().run(lesson).run
      #expect(run.succeeded, "\(run.diagnostics.map(\.message))")
      #expect(
        run.cells[0].printed
          == "data of part/yes.csv\n-\n-\ndata of shared.csv\n-\n-\n-\n")
    }

    @Test func nothingButThePrivateTemporaryFolderIsWritten() async throws {
      let course = CourseFolder()
      try course.write("1", to: "a.csv")
      let code =
        """
        for path in ["/tmp/x", "x", "a.csv", "/course/x", "/usr/x", "/x", "/dev/shm/x",
          "\(course.path)/.unroll/cells/x"] {
          print(open(path, O_WRONLY | O_CREAT, 0o600) >= 0, terminator: " ")
        }
        """
      let first = try await printed(code, in: course, front: "data: [a.csv]")
      #expect(first.hasPrefix("true false false false false false "))
      #expect(first.hasSuffix(" false "))
      // What one lesson leaves in /tmp another does not find.
      #expect(try await printed("print(access(\"/tmp/x\", F_OK))", in: course) == "-1\n")
      #expect(!FileManager.default.fileExists(atPath: "/tmp/x"))
    }

    @Test func theEnvironmentIsTheSameForAll() async throws {
      let course = CourseFolder()
      let text = lessonText(
        """
        import Foundation
        for (name, value) in ProcessInfo.processInfo.environment.sorted(by: { $0.key < $1.key }) {
          print("\\(name)=\\(value)")
        }
        """)
      let engine = try course.engine(environment: ["SECRET": "token", "TZ": "Asia/Shanghai"])
      let run = try await engine.run(course.lesson(text)).run
      #expect(run.succeeded, "\(run.diagnostics.map(\.message))")
      let names = run.cells[0].printed.split(separator: "\n").map { $0.prefix { $0 != "=" } }
      #expect(
        names == [
          "HOME", "LANG", "LC_ALL", "PATH", "PWD", "SWIFT_BACKTRACE",
          "SWIFT_DETERMINISTIC_HASHING", "TMPDIR", "TZ",
        ])
      #expect(run.cells[0].printed.contains("TZ=UTC\n"))
    }

    @Test func noProcessOfTheMachineIsSeen() async throws {
      let code =
        """
        let folder = opendir("/proc")!
        var most = 0
        while let entry = readdir(folder) {
          let name = withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
          }
          most = max(most, Int(name) ?? 0)
        }
        print(most < 20, access("/proc/\(getpid())", F_OK))
        """
      #expect(try await printed(code) == "true -1\n")
    }

    @Test func theCompilerReadsNothingOfTheLessonsFolder() async throws {
      let course = CourseFolder()
      try course.write("int secret_number(void);\n", to: "Secret/secret.h")
      try course.write(
        "module Secret { header \"secret.h\" export * }\n", to: "Secret/module.modulemap")
      try course.write("module Secret { header \"Secret/secret.h\" }\n", to: "module.modulemap")
      for line in ["import Secret", "import \(course.path)/Secret"] {
        let run = try await course.run(lessonText(line)).run
        #expect(run.statuses == [.failed])
        #expect(run.diagnostics.first?.rule == .compile)
      }
    }

    @Test func aFunctionOfTheSystemIsBoundToTheWallsToo() async throws {
      let home = NSHomeDirectory()
      let code =
        """
        @_silgen_name("system") func run(_ command: UnsafePointer<CChar>) -> Int32
        print(run("ls \(home) > /dev/null 2>&1") != 0)
        """
      #expect(try await printed(code) == "true\n")
    }

    @Test func withoutBubblewrapNothingRunsAndTheMendIsNamed() throws {
      let bin = CourseFolder()
      let compiler = try #require(
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
          .map { "\($0)/swiftc" }.first { FileManager.default.isExecutableFile(atPath: $0) })
      let environment = ["PATH": bin.path, "UNROLL_SWIFTC": compiler]
      do {
        _ = try CourseFolder().engine(environment: environment)
        Issue.record("an engine without a sandbox")
      } catch let failure as EngineFailure {
        guard case .sandbox = failure.reason else {
          Issue.record("\(failure)")
          return
        }
        #expect(failure.mend?.contains("bubblewrap") == true)
        #expect(failure.mend?.contains("--no-sandbox") == true)
      }
      _ = try CourseFolder().engine(sandbox: .off, environment: environment)
    }
  }
}
