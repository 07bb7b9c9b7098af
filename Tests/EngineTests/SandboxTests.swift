import Engine
import Foundation
import Lessons
import Runs
import Testing

extension EngineTests {
  /// What a cell sees of files, and what the compiler does. The table in docs/sandbox.md says what
  /// each test here says.
  @Suite struct SandboxedFiles {
    @Test(arguments: Sandbox.Tier.here) func theFilesOfTheMachineAreNotRead(
      _ tier: Sandbox.Tier
    ) async throws {
      let outside = CourseFolder()
      try outside.write("secret", to: "secret.txt")
      let code =
        """
        for path in ["\(homeFolder)", "/etc/passwd", "/var", "\(outside.path)/secret.txt"] {
          print(open(path, O_RDONLY) >= 0, terminator: " ")
        }
        """
      #expect(try await Prisoner(tier).printed(code) == "false false false false ")
      // The same cell without walls, or the test would prove nothing.
      #expect(try await Prisoner(nil).printed(code) == "true true true true ")
    }

    /// A library may open a file, or a server's socket, without the mark that children do not get it.
    @Test(arguments: Sandbox.Tier.here) func openFilesOfTheToolAreNotInherited(
      _ tier: Sandbox.Tier
    ) async throws {
      let outside = CourseFolder()
      try outside.write("secret", to: "inherited.txt")
      let file = open("\(outside.path)/inherited.txt", O_RDONLY)
      defer { close(file) }
      #expect(fcntl(file, F_GETFD) == 0)
      let code =
        """
        var status = stat()
        print((3..<1024).contains { fstat(Int32($0), &status) == 0 && status.st_size == 6 })
        """
      #expect(try await Prisoner(tier).printed(code) == "false\n")
      #expect(try await Prisoner(nil).printed(code) == "false\n")
    }

    @Test(arguments: Sandbox.Tier.here) func whetherThereAreOtherFilesIsSeenWithoutNamespacesAlone(
      _ tier: Sandbox.Tier
    ) async throws {
      let code = "print(access(\"\(homeFolder)\", F_OK), access(\"/etc/passwd\", F_OK))"
      let seen = try await Prisoner(tier).printed(code)
      #expect(seen == (tier == .bubblewrap ? "-1 -1\n" : "0 0\n"))
    }

    @Test(arguments: Sandbox.Tier.here) func onlyDeclaredFilesOfTheCourseAreRead(
      _ tier: Sandbox.Tier
    ) async throws {
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
      let run = try await course.engine(sandbox: .only(tier)).run(lesson).run
      #expect(run.succeeded, "\(run.diagnostics.map(\.message))")
      #expect(
        run.cells[0].printed
          == "data of part/yes.csv\n-\n-\ndata of shared.csv\n-\n-\n-\n")
    }

    @Test(arguments: Sandbox.Tier.here) func nothingButTheTemporaryFolderIsWritten(
      _ tier: Sandbox.Tier
    ) async throws {
      let course = CourseFolder()
      try course.write("1", to: "a.csv")
      let code =
        """
        import Foundation
        let own = ProcessInfo.processInfo.environment["TMPDIR"]!
        for path in [own + "/x", "x", "a.csv", "/course/x", "/usr/x", "/x", "/dev/x",
          "/cells/x", "\(course.path)/.unroll/cells/x", "\(course.path)/x"] {
          print(open(path, O_WRONLY | O_CREAT, 0o600) >= 0, terminator: " ")
        }
        """
      let first = try await Prisoner(tier).printed(code, in: course, front: "data: [a.csv]")
      #expect(first == "true" + String(repeating: " false", count: 9) + " ")
      #expect(!FileManager.default.fileExists(atPath: "/tmp/x"))
    }

    @Test(arguments: Sandbox.Tier.here) func aFileThatIsReadIsNotChangedInAnyOtherWay(
      _ tier: Sandbox.Tier
    ) async throws {
      let course = CourseFolder()
      try course.write("1", to: "a.csv")
      let code =
        """
        var times = [timespec(), timespec()]
        print(chmod("a.csv", 0), truncate("a.csv", 0), open("a.csv", O_RDONLY | O_TRUNC) < 0,
          utimensat(AT_FDCWD, "a.csv", &times, 0), unlink("a.csv"), rename("a.csv", "b.csv"),
          fchmod(open("a.csv", O_RDONLY), 0))
        """
      let printed = try await Prisoner(tier).printed(code, in: course, front: "data: [a.csv]")
      #expect(printed == "-1 -1 true -1 -1 -1 -1\n")
      let file = "\(course.path)/a.csv"
      #expect(try String(contentsOfFile: file, encoding: .utf8) == "1")
      #expect(FileManager.default.isReadableFile(atPath: file))
    }

    @Test(arguments: Sandbox.Tier.here) func ofTheCompiledCellsOnlyTheLessonsOwnAreSeen(
      _ tier: Sandbox.Tier
    ) async throws {
      let course = CourseFolder()
      let other = try await Prisoner(tier).printed("print(1)", in: course, name: "other.md")
      #expect(other == "1\n")
      let library = try #require(course.cacheFiles("cells").first { $0.hasSuffix(".so") })
      let code =
        """
        print(opendir("\(course.path)/.unroll/cells") == nil, open("\(library)", O_RDONLY) < 0)
        """
      #expect(try await Prisoner(tier).printed(code, in: course) == "true true\n")
      #expect(try await Prisoner(nil).printed(code, in: course) == "false false\n")
    }

    @Test(arguments: Sandbox.Tier.here) func theEnvironmentIsTheSameForAll(
      _ tier: Sandbox.Tier
    ) async throws {
      let course = CourseFolder()
      let text = lessonText(
        """
        import Foundation
        for (name, value) in ProcessInfo.processInfo.environment.sorted(by: { $0.key < $1.key }) {
          print("\\(name)=\\(value)")
        }
        """)
      let engine = try course.engine(
        sandbox: .only(tier), environment: ["SECRET": "token", "TZ": "Asia/Shanghai"])
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

    @Test(arguments: Sandbox.Tier.here) func theCompilerReadsNothingOfTheLessonsFolder(
      _ tier: Sandbox.Tier
    ) async throws {
      let course = CourseFolder()
      try course.write("int secret_number(void);\n", to: "Secret/secret.h")
      try course.write(
        "module Secret { header \"secret.h\" export * }\n", to: "Secret/module.modulemap")
      try course.write("module Secret { header \"Secret/secret.h\" }\n", to: "module.modulemap")
      for line in ["import Secret", "import \(course.path)/Secret"] {
        let engine = try course.engine(sandbox: .only(tier))
        let run = try await engine.run(course.lesson(lessonText(line))).run
        #expect(run.statuses == [.failed])
        #expect(run.diagnostics.first?.rule == .compile)
      }
    }

    @Test(arguments: Sandbox.Tier.here) func aFunctionOfTheSystemIsBoundToTheWallsToo(
      _ tier: Sandbox.Tier
    ) async throws {
      let code =
        """
        @_silgen_name("system") func run(_ command: UnsafePointer<CChar>) -> Int32
        print(run("ls \(homeFolder) > /dev/null 2>&1") != 0, run("true") == 0)
        """
      #expect(try await Prisoner(tier).printed(code) == "true true\n")
    }
  }
}
