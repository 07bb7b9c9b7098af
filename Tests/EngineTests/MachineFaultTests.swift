#if os(Linux)
  import Engine
  import Foundation
  import Lessons
  import Runs
  import Testing

  extension EngineTests {
    /// What is wrong with the machine is no result of a cell, and is forgotten when it is mended.
    @Suite struct MachineFaults {
      enum Reason { case toolchain, runtime, file, system }

      struct Fault: CustomTestStringConvertible {
        var name: String
        var tool: FakeToolchain.Tool
        var script: String
        var reason: Reason
        var message: String

        var testDescription: String { "\(tool.rawValue): \(name)" }
      }

      private static let report = """
        echo 'PLEASE submit a bug report to https://bugs.swift.org'
        echo 'Stack dump:'
        echo '0.	Program arguments: /usr/bin/swift-frontend'
        """

      static let faults: [Fault] = [
        Fault(
          name: "no space, said in a crash", tool: .compiler,
          script: """
            exec >&2
            echo 'LLVM ERROR: IO failure on output stream: No space left on device'
            \(report)
            kill -ABRT $$
            """, reason: .file, message: "the disk is full"),
        Fault(
          name: "no space, said in a message", tool: .compiler,
          script: """
            echo "<unknown>:0: error: unable to open output file '/x/a.o': 'No space left on device'" >&2
            exit 1
            """, reason: .file, message: "the disk is full"),
        Fault(
          name: "no right to write", tool: .compiler,
          script: "echo 'error: permissionDenied' >&2; exit 1", reason: .file,
          message: "cannot be written"),
        Fault(
          name: "a crash, whatever it compiles", tool: .compiler,
          script: "{ \(report.replacing("\n", with: "; ")); } >&2; kill -SEGV $$",
          reason: .toolchain, message: "the Swift compiler crashes on this machine (signal 11)"),
        Fault(
          name: "killed", tool: .compiler, script: "kill -KILL $$", reason: .system,
          message: "the Swift compiler was killed"),
        Fault(
          name: "a library is gone", tool: .compiler,
          script: """
            echo "$0: error while loading shared libraries: libncurses.so.6: cannot open shared \
            object file: No such file or directory" >&2
            exit 127
            """, reason: .runtime, message: "a library is missing"),
        Fault(
          name: "nonsense", tool: .compiler, script: "echo 'it rains' >&2; exit 3",
          reason: .toolchain, message: "failed with status 3"),
        Fault(
          name: "a module of the library is gone", tool: .compiler,
          script: """
            echo "<unknown>:0: error: missing required module 'CKernels'" >&2
            exit 1
            """, reason: .runtime, message: "does not fit this Swift compiler"),
        Fault(
          name: "a library of the toolchain is gone", tool: .linker,
          script: "echo 'ld.lld: error: unable to find library -lswiftCore' >&2; exit 1",
          reason: .toolchain, message: "the linker failed with status 1"),
        Fault(
          name: "no space", tool: .linker,
          script: """
            echo "ld.lld: error: failed to write output 'a.so': No space left on device" >&2
            exit 1
            """, reason: .file, message: "the disk is full"),
        Fault(
          name: "a crash", tool: .linker, script: "kill -SEGV $$", reason: .toolchain,
          message: "the linker crashes on this machine"),
      ]

      @Test(arguments: faults) func isToldAndForgotten(_ fault: Fault) async throws {
        let course = CourseFolder()
        let toolchain = try FakeToolchain()
        let lesson = course.lesson(lessonText("let a = 1"))
        try toolchain.tell(fault.tool, fault.script)
        let failure = try await failure(of: lesson, course, toolchain)
        let isThatReason =
          switch failure.reason {
          case .toolchain: fault.reason == .toolchain
          case .runtime: fault.reason == .runtime
          case .file: fault.reason == .file
          case .system: fault.reason == .system
          default: false
          }
        #expect(isThatReason, "\(failure)")
        #expect(failure.message.contains(fault.message), "\(failure)")
        #expect(failure.mend?.isEmpty == false)
        for word in ["Stack dump", "PLEASE", "Program arguments"] {
          #expect(!failure.message.contains(word))
        }
        #expect(try left(in: course) == [])

        // The linker's work is not needed to see it: what failed was not remembered.
        guard fault.tool == .compiler else { return }
        try toolchain.tell(.compiler, "")
        try toolchain.tell(.linker, "kill -SEGV $$")
        let next = try await self.failure(of: lesson, course, toolchain)
        #expect(next.message.hasPrefix("the linker crashes"), "\(next)")
      }

      private func failure(
        of lesson: Lesson, _ course: CourseFolder, _ toolchain: FakeToolchain
      ) async throws -> EngineFailure {
        try #require(
          await #expect(throws: EngineFailure.self) {
            try await toolchain.engine(course).run(lesson)
          })
      }

      /// What a run left of cells, results and records.
      private func left(in course: CourseFolder) throws -> [String] {
        try ["results", "cells", "lessons", "scratch"].flatMap { folder in
          FileManager.default.fileExists(atPath: "\(course.path)/.unroll/\(folder)")
            ? try course.cacheFiles(folder) : []
        }
      }

      @Test func aCrashOnOneCellIsThatCells() async throws {
        let course = CourseFolder()
        let toolchain = try FakeToolchain()
        let crash = """
          case "$*" in *Probe.swift*) exit 0 ;; esac
          { \(Self.report.replacing("\n", with: "; ")); } >&2
          kill -ABRT $$
          """
        try toolchain.tell(.compiler, crash)
        let lesson = course.lesson(lessonText("let a = 1", "let b = 2"))
        let run = try await toolchain.engine(course).run(lesson).run
        #expect(run.statuses == [.failed, .notRun])
        let problem = try #require(run.diagnostics.first)
        #expect(problem.rule == .compilerCrash)
        #expect(problem.message == "the compiler crashes on this cell")
        #expect(problem.range.start.line == lesson.cells[0].firstLine - 1)
        #expect(try left(in: course).allSatisfy { !$0.contains("/results/") })
      }

      @Test func aCrashThatDoesNotComeAgainIsNoneAtAll() async throws {
        let course = CourseFolder()
        let toolchain = try FakeToolchain()
        let once = "\(toolchain.path)/once"
        try toolchain.tell(.compiler, "[ -e '\(once)' ] || { touch '\(once)'; kill -SEGV $$; }")
        try toolchain.tell(.linker, "echo 'ld.lld: error: undefined symbol: f' >&2; exit 1")
        let run = try await toolchain.engine(course).run(course.lesson(lessonText("let a = 1"))).run
        #expect(run.diagnostics.map(\.rule) == [.link])
        #expect(run.diagnostics[0].message == "the cell cannot be linked: undefined symbol: f")
      }

      /// Said by a cell, the words of a machine's faults are the cell's own.
      @Test(arguments: [
        "No space left on device", "missing required module 'CKernels'", "bwrap: no",
        "error while loading shared libraries: cannot open shared object file",
      ])
      func theSameWordsInACellsMistakeAreAMistake(_ words: String) async throws {
        let run = try await CourseFolder().run(lessonText("#error(\"\(words)\")")).run
        #expect(run.diagnostics.map(\.rule) == [.compile])
      }

      /// What `unroll clean` in another terminal does to a lesson that runs.
      @Test func aCompiledCellThatIsGoneIsNoMistakeOfIts() async throws {
        let course = CourseFolder()
        let deletes = """
          import Foundation
          let cells = "\(course.path)/.unroll/cells"
          while true {
            let gone = FileManager.default.subpaths(atPath: cells)!
              .filter { $0.hasSuffix("libCell_2.so") }
            for name in gone { try FileManager.default.removeItem(atPath: cells + "/" + name) }
            if !gone.isEmpty { break }
          }
          """
        let failure = try await #require(
          #expect(throws: EngineFailure.self) {
            try await course.engine(sandbox: .off).run(
              course.lesson(lessonText(deletes, "let b = 2")))
          })
        guard case .file = failure.reason else { return #expect(Bool(false), "\(failure)") }
        #expect(
          failure.message == "a compiled cell was deleted while its lesson ran: libCell_2.so")
        #expect(failure.mend == "run the same command again")
      }

      /// The compiler as a spy: it tells what it can see.
      @Test(arguments: Sandbox.Tier.here) func theCompilerSeesOfTheCellsOnlyItsLessons(
        _ tier: Sandbox.Tier
      ) async throws {
        let course = CourseFolder()
        try course.write("secret", to: ".unroll/cells/other/libCell_1.so")
        let toolchain = try FakeToolchain()
        try toolchain.tell(.compiler, "")
        let look = """
          cat '\(course.path)/.unroll/cells/other/libCell_1.so' >/dev/null 2>&1 && seen=yes || seen=no
          echo "<unknown>:0: error: seen: $seen $(ls '\(course.path)/.unroll/cells' 2>/dev/null)" >&2
          exit 1
          """
        try toolchain.tell(.compiler, look)
        let lesson = course.lesson(lessonText("let a = 1"))
        let run = try await toolchain.engine(course, sandbox: .only(tier)).run(lesson).run
        #expect(run.diagnostics.map(\.message) == ["seen: no"])
      }

      @Test(arguments: [
        "libUnrollRuntime.so", "unroll-kernel", "Modules/Recurrent.swiftmodule",
      ])
      func aPartOfTheLibraryThatIsGoneIsNamed(_ name: String) throws {
        let runtime = CourseFolder()
        let real = try RuntimeLibrary.find().folder
        let names = ["libUnrollRuntime.so", "unroll-kernel", "unroll-confine"]
        for file in names where file != name {
          try FileManager.default.createSymbolicLink(
            atPath: "\(runtime.path)/\(file)", withDestinationPath: "\(real)/\(file)")
        }
        try runtime.write("", to: "Modules/.keep")
        try runtime.write("", to: "include/.keep")
        let sources = URL(filePath: #filePath).appending(path: "../../../Sources").standardized
        for target in ["CKernels", "CellProtocol"] {
          try FileManager.default.createSymbolicLink(
            atPath: "\(runtime.path)/include/\(target)",
            withDestinationPath: "\(sources.path)/\(target)/include")
        }
        for file in try FileManager.default.contentsOfDirectory(atPath: "\(real)/Modules")
        where "Modules/\(file)" != name {
          try FileManager.default.createSymbolicLink(
            atPath: "\(runtime.path)/Modules/\(file)",
            withDestinationPath: "\(real)/Modules/\(file)")
        }
        let failure = #expect(throws: EngineFailure.self) {
          try CourseFolder().engine(environment: ["UNROLL_RUNTIME": runtime.path])
        }
        if case .runtime? = failure?.reason {
        } else {
          Issue.record("\(String(describing: failure))")
        }
        let file = try #require(name.split(separator: "/").last)
        #expect(failure?.message.contains(file) == true)
      }
    }
  }
#endif
