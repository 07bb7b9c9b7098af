#if os(Linux)
  import Foundation
  import Testing

  /// Errors of the machine: each has its message and its code, nothing is half-written, the pages of
  /// before stay, and after the repair the next run is right.
  ///
  /// Small file systems and read-only ones are mounted in a namespace of the test's own.
  struct MachineTests {
    static let mayMount: Bool = {
      let may =
        (try? Tool.shell("unshare -rm mount -t tmpfs none /mnt", in: URL(filePath: "/")))
        .map { $0.status == 0 } ?? false
      if !may { print("MachineTests: left out where a file system has to be mounted") }
      return may
    }()

    static let isRoot: Bool = {
      if geteuid() != 0 { print("MachineTests: left out where root becomes another user") }
      return geteuid() == 0
    }()

    /// The tool where `mounts`, shell commands, have changed the file systems.
    private func run(
      _ arguments: String, in course: Scratch, mounts: String
    ) throws -> Tool.Result {
      try Tool.run(
        ["-rm", "sh", "-c", "set -e; \(mounts); cd .; exec \"$unroll\" \(arguments)"],
        in: course.folder, environment: ["unroll": Tool.executable.path],
        executable: URL(filePath: "/usr/bin/unshare"))
    }

    private func isRight(_ course: Scratch) throws {
      let result = try Tool.run(["build"], in: course.folder)
      #expect(result.status == 0, "\(result)")
      #expect(try course.text("output/a.md").contains("five is 5"))
      #expect(!course.files.contains { $0.hasSuffix(".part") })
    }

    /// No program that builds walls: neither on the path, nor beside the library.
    private func withoutWalls(_ course: Scratch) throws -> [String: String] {
      let built = Tool.executable.deletingLastPathComponent()
      try FileManager.default.createDirectory(
        at: course.url("runtime"), withIntermediateDirectories: true)
      for name in [
        "libUnrollRuntime.so", "unroll-kernel", "Modules",
      ] {
        try FileManager.default.createSymbolicLink(
          at: course.url("runtime/\(name)"), withDestinationURL: built.appending(path: name))
      }
      let compiler = try Tool.shell("command -v swiftc", in: course.folder).output
      return [
        "PATH": "/nowhere", "UNROLL_RUNTIME": course.url("runtime").path,
        "UNROLL_SWIFTC": compiler.trimmingCharacters(in: .whitespacesAndNewlines),
      ]
    }

    @Test(arguments: ["run lessons/a.md", "build", "check", "build --json"])
    func withoutASandboxOneMessageAndNothingElse(_ command: String) throws {
      let course = try Course.make(["a": Course.passing, "b": Course.passing])
      let environment = try withoutWalls(course)
      let before = course.files
      let arguments = command.split(separator: " ").map(String.init)
      let result = try Tool.run(arguments, in: course.folder, environment: environment)
      #expect(result.status == 69, "\(result)")
      #expect(course.files == before)
      #expect(!course.exists("output") && !course.exists("lessons/.unroll"))
      if command.hasSuffix("--json") {
        #expect(try result.json()["exitCode"] as? Int == 69)
        return
      }
      #expect(result.output.isEmpty, "\(result)")
      let lines = result.error.split(separator: "\n")
      #expect(lines.count == 2, "\(result)")
      #expect(lines.first?.hasPrefix("error: no sandbox for the cells: ") == true)
      #expect(lines.last?.hasPrefix("  to fix it: ") == true)
      #expect(lines.last?.contains("--no-sandbox") == true)
      // As before where its author trusts the lesson.
      let trusted = try Tool.run(
        arguments + ["--no-sandbox"], in: course.folder, environment: environment)
      #expect(trusted.status == 0, "\(trusted)")
      #expect(trusted.error.hasPrefix("sandbox: none\n"), "\(trusted)")
    }

    @Test func doctorSaysThatNoCellRunsWhereNoneDoes() throws {
      let course = try Scratch()
      let result = try Tool.run(
        ["doctor"], in: course.folder, environment: withoutWalls(course))
      #expect(result.status == 69)
      let lines = result.output.split(separator: "\n")
      #expect(lines.contains { $0.hasPrefix("MISSING  Sandbox: no sandbox") }, "\(result)")
      #expect(lines.contains { $0.hasPrefix("MISSING  A cell: does not run") }, "\(result)")
      for mend in lines where mend.contains("to fix it") { #expect(!mend.contains("doctor")) }
    }

    @Test func doctorTellsTheKindOfSandbox() throws {
      let scratch = try Scratch()
      let result = try Tool.run(["doctor"], in: scratch.folder)
      #expect(result.status == 0, "\(result)")
      let kinds = ["bubblewrap", "Landlock "].map { "ok       Sandbox: \($0)" }
      #expect(kinds.contains { result.output.contains($0) }, "\(result)")
    }

    @Test(arguments: ["run lessons/a.md", "build", "check"])
    func theSandboxIsNamedOnce(_ command: String) throws {
      let course = try Course.make(["a": Course.passing, "b": Course.passing])
      let arguments = command.split(separator: " ").map(String.init)
      let result = try Tool.run(arguments, in: course.folder)
      let named = result.error.split(separator: "\n").filter { $0.hasPrefix("sandbox: ") }
      #expect(named.count == 1 && result.error.hasPrefix("sandbox: "), "\(result)")
    }

    @Test(.enabled(if: mayMount), arguments: [12, 40, 80])
    func aDiskThatIsFullWhileACellIsCompiled(_ kilobytes: Int) throws {
      let course = try Course.make(["a": Course.passing])
      _ = try Tool.run(["build"], in: course.folder)
      let pages = try course.text("output/a.html")
      try course.write(Course.passing.replacing("2 + 2", with: "1 + 3"), to: "lessons/a.md")
      let result = try run(
        "build", in: course,
        mounts: "mount -t tmpfs -o size=\(kilobytes)k none lessons/.unroll")
      #expect(result.status == 73, "\(result)")
      #expect(result.error.contains("lessons/.unroll cannot be written: the disk is full"))
      #expect(try course.text("output/a.html") == pages)
      try isRight(course)
    }

    @Test(.enabled(if: mayMount)) func aDiskThatIsFullWhileResultsAreRemembered() throws {
      let course = try Course.make(["a": Course.passing])
      let result = try run(
        "build", in: course,
        mounts: """
          mkdir -p lessons/.unroll/results; mount -t tmpfs -o size=4k none lessons/.unroll/results
          echo full >lessons/.unroll/results/full
          """)
      // Losing an entry costs time and nothing else: the pages are right.
      #expect(result.status == 0, "\(result)")
      #expect(result.error.contains("results are not remembered: "))
      #expect(result.error.contains("lessons/.unroll/results cannot be written: No space left"))
      try isRight(course)
    }

    @Test(.enabled(if: mayMount)) func aDiskThatIsFullWhilePagesAreWritten() throws {
      let course = try Course.make(["a": Course.passing])
      _ = try Tool.run(["build"], in: course.folder)
      // What is there when the tool has ended goes with the file system: it is written down.
      let result = try run(
        "build", in: course,
        mounts: """
          mount -t tmpfs -o size=8k none output; echo before >output/a.md
          "$unroll" build --force || status=$?
          ls -A output >left; cat output/a.md >>left; exit $status
          """)
      #expect(result.status == 73, "\(result)")
      #expect(result.error.contains("output/a.html: cannot be written: No space left on device"))
      #expect(try course.text("left") == "a.md\nbefore\n")
      try isRight(course)
    }

    @Test func aCacheThatIsNone() throws {
      let course = try Course.make(["a": Course.passing])
      try course.write("in the way", to: "lessons/.unroll")
      let result = try Tool.run(["build"], in: course.folder)
      #expect(result.status == 73, "\(result)")
      #expect(result.error.contains("lessons/.unroll cannot be written: Not a directory"))
      #expect(!course.files.contains { $0.hasPrefix("output/a.") })
      try FileManager.default.removeItem(at: course.url("lessons/.unroll"))
      try isRight(course)
    }

    /// The tool as an ordinary user, whom all of a course but its cache belongs to.
    private func asNobody(_ arguments: String, in course: Scratch) throws -> Tool.Result {
      try Tool.shell(
        """
        chmod 777 . ; chown 65534:65534 lessons; mkdir -p output; chown -R 65534:65534 output
        exec setpriv --reuid 65534 --regid 65534 --clear-groups env HOME=/nowhere \\
          "$unroll" \(arguments)
        """, in: course.folder)
    }

    @Test(.enabled(if: isRoot), arguments: [0o755, 0o700])
    func aCacheOfAnotherUser(_ rights: Int) throws {
      let course = try Course.make(["a": Course.passing])
      _ = try Tool.run(["build"], in: course.folder)
      let pages = try course.text("output/a.html")
      chmod(course.url("lessons/.unroll").path, mode_t(rights))
      // What may be read serves.
      if rights == 0o755 {
        let read = try asNobody("run lessons/a.md", in: course)
        #expect(read.status == 0 && read.output.contains("five is 5"), "\(read)")
      }
      let changed = Course.passing.replacing("2 + 2", with: "3 + 1")
      try course.write(changed, to: "lessons/a.md")
      let result = try asNobody("build", in: course)
      #expect(result.status == 73, "\(result)")
      #expect(
        result.error.contains("cannot be written: Permission denied (it belongs to root)"),
        "\(result)")
      #expect(result.error.contains("UNROLL_CACHE"))
      #expect(try course.text("output/a.html") == pages)
      try isRight(course)
    }

    @Test func aHomeThatCannotBeWrittenChangesNothing() throws {
      let course = try Course.make(["a": Course.passing])
      try course.write("no folder", to: "home")
      let home = course.url("home").path
      let result = try Tool.run(
        ["build"], in: course.folder, environment: ["HOME": home, "XDG_CACHE_HOME": home])
      #expect(result.status == 0, "\(result)")
    }

    @Test(.enabled(if: mayMount), arguments: ["run lessons/a.md", "build", "check", "doctor"])
    func withoutProcNothingRuns(_ command: String) throws {
      let course = try Course.make(["a": Course.passing])
      let result = try run(command, in: course, mounts: "mount -t tmpfs none /proc")
      #expect(result.status == 69, "\(result)")
      #expect(result.output.isEmpty)
      #expect(result.error.hasPrefix("error: /proc is not there"), "\(result)")
      #expect(result.error.contains("mount -t proc"))
      #expect(course.files == ["lessons/a.md"])
    }

    @Test(.enabled(if: mayMount)) func aReadOnlyCheckoutHasItsCacheElsewhere() throws {
      let course = try Course.make(["a": Course.passing])
      let elsewhere = try Scratch()
      let readOnly = "mount --bind . .; mount -o remount,ro,bind ."
      let output = "--output \(elsewhere.url("output").path)"
      let refused = try run("build \(output)", in: course, mounts: readOnly)
      #expect(refused.status == 73, "\(refused)")
      #expect(refused.error.contains("lessons/.unroll cannot be written: Read-only file system"))
      #expect(refused.error.contains("UNROLL_CACHE"))
      let cache = "export UNROLL_CACHE=\(elsewhere.url("cache").path)"
      for command in ["build \(output)", "check \(output)", "run lessons/a.md"] {
        let result = try run(command, in: course, mounts: "\(readOnly); \(cache)")
        #expect(result.status == 0, "\(result)")
      }
      #expect(elsewhere.exists("output/a.html"))
      #expect(course.files == ["lessons/a.md"])
      let cleaned = try run("clean \(output)", in: course, mounts: "\(readOnly); \(cache)")
      #expect(cleaned.status == 0, "\(cleaned)")
      #expect(elsewhere.files == [])
    }

    /// A checkout as it is after `mv` or `cp -r`: the same build under another path, from which nothing
    /// may lead back.
    @Test(.enabled(if: mayMount)) func aBuiltCheckoutMayBeMoved() throws {
      let course = try Course.make(["a": Course.passing])
      let checkout = Tool.repository.path
      let real = Tool.executable.resolvingSymlinksInPath().path
      let inside = try #require(
        real.hasPrefix(checkout + "/") ? real.dropFirst(checkout.count) : nil)
      let moved = course.url("moved").path
      let mounts = """
        mkdir -p \(moved) empty; mount --bind \(checkout) \(moved)
        mount --bind empty \(checkout); unroll=\(moved)\(inside)
        """
      for command in ["doctor", "run lessons/a.md"] {
        let result = try run(command, in: course, mounts: mounts)
        #expect(result.status == 0, "\(result)")
      }
    }
  }
#endif
