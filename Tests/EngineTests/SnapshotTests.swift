import Engine
import Foundation
import Lessons
import Runs
import Synchronization
import Testing

import enum Engine.Progress

extension EngineTests {
  /// A lesson that is edited while its kernel lives.
  @Suite struct Snapshots {
    /// Which cells were compiled or run.
    private final class Watch: Sendable {
      private let cells = Mutex(Set<Int>())

      @Sendable func note(_ progress: Progress) {
        switch progress {
        case .compiling(let cell), .running(let cell): _ = cells.withLock { $0.insert(cell) }
        case .step, .finished: break
        }
      }

      func take() -> [Int] {
        cells.withLock { cells in
          defer { cells = [] }
          return cells.sorted()
        }
      }
    }

    /// Eight cells that write into one object. Each prints the time, which only a new run changes,
    /// and the first keeps the time at which the kernel's state began.
    private static let cells =
      [
        """
        import Glibc
        func now() -> Int {
          var time = timespec()
          clock_gettime(CLOCK_MONOTONIC, &time)
          return time.tv_sec * 1_000_000_000 + time.tv_nsec
        }
        final class Notes { var items: [Int] = [] }
        let notes = Notes()
        let born = now()
        notes.items.append(1)
        print(now(), notes.items, born)
        """
      ] + (2...8).map { "notes.items.append(\($0))\nprint(now(), notes.items, born)" }

    private static func items(_ result: CellResult) -> String {
      let text = result.printed
      guard let open = text.firstIndex(of: "["), let close = text.firstIndex(of: "]") else {
        return text
      }
      return String(text[open...close])
    }

    private static func born(_ result: CellResult) -> String {
      String(result.printed.split(separator: " ").last ?? "")
    }

    @Test func anEditRunsTheCellsFromTheChangedOneOnFromTheStateBeforeIt() throws {
      let course = CourseFolder()
      let session = try course.engine().session(of: "lesson.md")
      defer { session.close() }
      let watch = Watch()
      func run(_ cells: [String]) throws -> Run {
        try session.update(to: course.lesson(lessonText(cells)), progress: watch.note).run
      }
      var cells = Self.cells
      let first = try run(cells)
      #expect(first.succeeded && watch.take() == Array(0..<8))
      #expect(Self.items(first.cells[7]) == "[1, 2, 3, 4, 5, 6, 7, 8]")

      // Replaced, twice: nothing of the old fifth cell is left, and the first four did not run.
      for (text, left) in [
        ("notes.items += [50, 51]", "50, 51"), ("notes.items.removeLast()", ""),
      ] {
        cells[4] = text + "\nprint(now(), notes.items, born)"
        let edited = try run(cells)
        #expect(watch.take() == [4, 5, 6, 7])
        #expect(edited.succeeded)
        #expect(Array(edited.cells[..<4]) == Array(first.cells[..<4]))
        #expect(edited.cells[5].printed != first.cells[5].printed)
        let middle = left.isEmpty ? "1, 2, 3" : "1, 2, 3, 4, \(left)"
        #expect(Self.items(edited.cells[7]) == "[\(middle), 6, 7, 8]")
        // The very state, not one like it: a new kernel would have been born later.
        #expect(edited.cells.allSatisfy { Self.born($0) == Self.born(first.cells[0]) })
      }

      // Put back: known. Edited after it: the kernel has to go back behind what was undone.
      cells = Self.cells
      #expect(try run(cells) == first)
      #expect(watch.take() == [])
      cells[7] += "\nprint(notes.items.count)"
      let last = try run(cells)
      #expect(last.cells[7].printed.hasSuffix("\n8\n"))
      #expect(Array(last.cells[..<7]) == Array(first.cells[..<7]))
      #expect(Self.born(last.cells[6]) == Self.born(first.cells[0]))
    }

    @Test func cellsCanBeInsertedAndDeletedAndFailAndBeMended() throws {
      let course = CourseFolder()
      let session = try course.engine().session(of: "lesson.md")
      defer { session.close() }
      let watch = Watch()
      func run(_ cells: [String]) throws -> Run {
        try session.update(to: course.lesson(lessonText(cells)), progress: watch.note).run
      }
      var cells = Self.cells
      let first = try run(cells)
      _ = watch.take()

      cells.insert("notes.items.append(45)\nprint(now(), notes.items, born)", at: 4)
      let longer = try run(cells)
      #expect(watch.take() == [4, 5, 6, 7, 8])
      #expect(Self.items(longer.cells[8]) == "[1, 2, 3, 4, 45, 5, 6, 7, 8]")
      #expect(Self.born(longer.cells[8]) == Self.born(first.cells[0]))

      cells.removeSubrange(2...4)
      let shorter = try run(cells)
      #expect(watch.take() == [2, 3, 4, 5])
      #expect(Self.items(shorter.cells[5]) == "[1, 2, 5, 6, 7, 8]")
      #expect(Self.born(shorter.cells[5]) == Self.born(first.cells[0]))

      for mistake in ["notes.items.append(0)\nprint([1][4])", "notes.items.append(\"a\")"] {
        var broken = cells
        broken[3] = mistake
        let failed = try run(broken)
        #expect(failed.statuses == [.passed, .passed, .passed, .failed, .notRun, .notRun])
        #expect(Array(failed.cells[..<3]) == Array(shorter.cells[..<3]))
        var mended = cells
        mended[3] = "notes.items.append(\(mistake.count))\nprint(now(), notes.items, born)"
        let whole = try run(mended)
        #expect(Self.items(whole.cells[5]) == "[1, 2, 5, \(mistake.count), 7, 8]")
        #expect(Self.born(whole.cells[5]) == Self.born(first.cells[0]))
      }
    }

    /// Nobody but the process itself may read this of a process that holds a lesson's state.
    @Test func tenSnapshotsShareTheirMemory() throws {
      let course = CourseFolder()
      let session = try course.engine().session(of: "lesson.md")
      let cells =
        [
          fence(
            "{.untraced}",
            """
            import Foundation
            let big = [UInt8](repeating: 7, count: 200 << 20)
            func megabytes(_ kind: String) -> Int {
              let all = try! String(contentsOfFile: "/proc/self/smaps_rollup", encoding: .utf8)
              let line = all.split(separator: "\\n").first { $0.hasPrefix(kind) }!
              return Int(line.split(separator: " ")[1])! >> 10
            }
            """)
        ] + (2...10).map { "print(big[\($0)])" } + [#"print(megabytes("Rss:"), megabytes("Pss:"))"#]
      let run = try session.update(to: course.lesson(lessonText(cells))).run
      #expect(run.succeeded, "\(run.diagnostics)")
      #expect(Processes.ours().count > 10)
      let memory = run.cells[10].printed.split(whereSeparator: \.isWhitespace).compactMap {
        Int($0)
      }
      try #require(memory.count == 2)
      #expect(memory[0] > 200)
      // Each of the eleven that hold the array counts as an eleventh of it.
      #expect(memory[1] < 60)
      session.close()
      #expect(Processes.areGone())
    }

    /// As `unroll clean` does it while a lesson is served.
    @Test func aCacheThatIsEmptiedIsFilledAgain() throws {
      let course = CourseFolder()
      let session = try course.engine().session(of: "lesson.md")
      defer { session.close() }
      let cells = ["let a = 2", "let b = a + 1", "print(b)"]
      #expect(try session.update(to: course.lesson(lessonText(cells))).run.succeeded)
      try FileManager.default.removeItem(atPath: "\(course.path)/.unroll")
      for last in ["print(b + 1)", "print(b + 2)"] {
        let run = try session.update(to: course.lesson(lessonText(cells.dropLast() + [last]))).run
        #expect(run.succeeded, "\(run.diagnostics)")
      }
    }

    @Test func aDataFileThatIsReplacedIsReadAnew() throws {
      let course = CourseFolder()
      let session = try course.engine().session(of: "lesson.md")
      defer { session.close() }
      let text = lessonText(
        "import Foundation\nprint(try String(contentsOfFile: \"prices.csv\", encoding: .utf8))",
        front: "data: [prices.csv]")
      for content in ["old", "new"] {
        try course.write(content, to: "prices.csv")
        let run = try session.update(to: course.lesson(text)).run
        #expect(run.cells[0].printed == content + "\n", "\(run.diagnostics)")
      }
    }

    @Test(arguments: [
      "print(1)", "print([1][1])", "while true {}", "import Glibc\nkill(getpid(), SIGKILL)",
      "import Glibc\nvar p: pid_t = 0\nvar a: [UnsafeMutablePointer<CChar>?] = [strdup(\"sleep\"), "
        + "strdup(\"100\"), nil]\nposix_spawn(&p, \"/bin/sleep\", nil, nil, a, nil)",
    ])
    func noProcessIsLeftBehind(_ code: String) async throws {
      let course = CourseFolder()
      let text = lessonText("let a = 1", code, front: "limits: { seconds: 1 }")
      for tier in Sandbox.Tier.here {
        let engine = try course.engine(force: true, sandbox: .only(tier))
        _ = try await engine.run(course.lesson(text)).run
        #expect(Processes.areGone())
        #expect(!Processes.all().contains { $0.name == "sleep" && $0.parent == 1 })
      }
    }

    @Test func aKilledKernelFailsItsCellAndTheNextRunBeginsAnew() throws {
      let course = CourseFolder()
      let session = try course.engine().session(of: "lesson.md")
      defer { session.close() }
      let first = try session.update(to: course.lesson(lessonText("let a = 1", "print(a)"))).run
      #expect(first.succeeded)
      for process in Processes.ours() { kill(pid_t(process.id), SIGKILL) }
      let next = course.lesson(lessonText("let a = 1", "print(a + 1)"))
      let after = try? session.update(to: next).run
      // Told as a failure of the cell, or not noticed at all; never for good.
      if let after, !after.succeeded {
        #expect(after.diagnostics.map(\.rule) == [.kernelKilled])
      }
      let mended = try session.update(to: next).run
      #expect(mended.succeeded)
      #expect(mended.cells[1].printed == "2\n")
    }

    @Test func aRunThatNobodyWantsEndsAndTheNextGoesOn() throws {
      let course = CourseFolder()
      let session = try course.engine().session(of: "lesson.md")
      defer { session.close() }
      let endless = course.lesson(lessonText("let a = 1", "while a > 0 {}", "print(a)"))
      let (known, interruption) = (Known(), session.interruption)
      let started = ContinuousClock.now
      Thread.detachNewThread {
        while !known.cells.contains(0) { usleep(5000) }
        usleep(100_000)
        interruption.want()
      }
      let failure = #expect(throws: EngineFailure.self) {
        _ = try session.update(to: endless) { event in
          if case .finished(let cell, _) = event { known.add(cell) }
        }
      }
      #expect(failure?.reason == .interrupted)
      #expect(started.duration(to: .now) < .seconds(10))
      interruption.forget()
      let mended = course.lesson(lessonText("let a = 1", "print(a + 1)", "print(a)"))
      let seen = Known()
      let run = try session.update(to: mended) { event in
        switch event {
        case .known(let results, let missing):
          #expect(results.keys.sorted() == [0])
          #expect(missing == [1, 2])
        case .finished(let cell, let result):
          seen.add(cell)
          #expect(result.status == .passed)
        }
      }.run
      #expect(run.succeeded)
      #expect(seen.cells == [1, 2])
    }

    /// Cells that were told of, from whichever thread.
    private final class Known: Sendable {
      private let told = Mutex<[Int]>([])
      var cells: [Int] { told.withLock { $0 } }
      func add(_ cell: Int) { told.withLock { $0.append(cell) } }
    }
  }
}
