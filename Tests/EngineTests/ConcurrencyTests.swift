import Engine
import Lessons
import Runs
import Testing

extension EngineTests {
  /// Tasks, actors, queues and threads, in any cell.
  @Suite struct Concurrency {
    private func passed(_ cells: String...) async throws -> [CellResult] {
      let run = try await CourseFolder().run(lessonText(cells, front: "limits: { seconds: 20 }"))
        .run
      #expect(run.succeeded, "\(run.diagnostics.map { "\($0.range.start): \($0.message)" })")
      return run.cells
    }

    @Test func everyCellMayAwait() async throws {
      let cells = try await passed(
        """
        func slow(_ n: Int) async -> Int {
          await Task.yield()
          return n * 2
        }
        var counter = 3
        func bump() { counter += 1 }
        let a = await slow(2)
        bump()
        """,
        """
        let b = await slow(a)
        let task = Task { await slow(21) }
        let v = await task.value
        func more() { counter += b }
        more()
        print(counter)
        """,
        "let c = a + b + v")
      #expect(cells[0].values.first { $0.name == "a" }?.text == "4")
      #expect(cells[1].values.first { $0.name == "v" }?.text == "42")
      #expect(cells[1].printed == "12\n")
      #expect(cells[2].texts == ["54"])
    }

    @Test func tasksRunInOneOrderEachTime() async throws {
      let cell =
        """
        import Foundation
        actor Counter { var n = 0; func next() -> Int { n += 1; return n } }
        let counter = Counter()
        async let x = counter.next()
        async let y = counter.next()
        print(await x, await y)
        func work(_ i: Int) async throws -> Int {
          var sum = 0
          // The longer it computes, the shorter it sleeps.
          for k in 0..<(i * 20_000) { sum &+= k }
          try await Task.sleep(for: .milliseconds(30 - i * 10))
          print("woke", i)
          return i
        }
        let all = try await withThrowingTaskGroup(of: Int.self) { group in
          for i in 0..<3 { group.addTask { try await work(i) } }
          var found: [Int] = []
          for try await value in group { found.append(value) }
          return found
        }
        Task { print("task") }
        Task.detached { print("detached") }
        let stream = AsyncStream<Int> { c in for i in 0..<3 { c.yield(i) }; c.finish() }
        for await value in stream { print(value) }
        let start = ContinuousClock.now
        try await Task.sleep(for: .milliseconds(20))
        print(ContinuousClock.now - start >= .milliseconds(20))
        """
      var printed: Set<String> = []
      for _ in 0..<2 {
        let cells = try await passed(cell)
        #expect(cells[0].values.first { $0.name == "all" }?.text == "[2, 1, 0]")
        printed.insert(cells[0].printed)
      }
      #expect(printed.count == 1, "\(printed)")
    }

    @Test func aCellEndsWhenItsTasksHave() async throws {
      let cells = try await passed(
        "Task {\n  try await Task.sleep(for: .milliseconds(5))\n  print(\"late\")\n}\nprint(\"end\")",
        "print(\"next\")")
      #expect(cells.map(\.printed) == ["end\nlate\n", "next\n"])
    }

    @Test func aCellRunsOnTheMainActor() async throws {
      let cells = try await passed(
        """
        @MainActor func greet() -> Int { 7 }
        let n = greet()
        @MainActor final class Model { var n = 0; func up() { n += 1 } }
        let model = Model()
        model.up()
        """,
        "model.up()\nlet now = model.n\nMainActor.assumeIsolated { print(\"main\") }")
      #expect(cells[0].values.first { $0.name == "n" }?.text == "7")
      #expect(cells[1].values.first { $0.name == "now" }?.text == "2")
      #expect(cells[1].printed == "main\n")
    }

    @Test func queuesAndThreadsWorkInEveryCell() async throws {
      let queue =
        """
        func onAQueue(_ n: Int) -> Int {
          let done = DispatchSemaphore(value: 0)
          nonisolated(unsafe) var result = 0
          DispatchQueue.global().async { result = n * n; done.signal() }
          done.wait()
          return result
        }
        let a = onAQueue(3)
        """
      let cells = try await passed(
        "import Foundation\n" + queue, "let b = onAQueue(4)",
        """
        let done = DispatchSemaphore(value: 0)
        Thread { print("thread"); done.signal() }.start()
        done.wait()
        Task.detached { print("task"); done.signal() }
        done.wait()
        let group = DispatchGroup()
        DispatchQueue.global().async(group: group) { print("group") }
        group.wait()
        let c = DispatchQueue(label: "mine").sync { 5 }
        """,
        "let d = await withCheckedContinuation { c in\n  DispatchQueue.global().async { c.resume(returning: onAQueue(2)) }\n}"
      )
      #expect(cells[1].texts == ["16"])
      #expect(cells[2].printed == "thread\ntask\ngroup\n")
      #expect(cells[3].values.last?.text == "4")
    }

    @Test func awaitingWhatNeverComesSaysSo() async throws {
      let run = try await CourseFolder().run(
        lessonText("await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }")
      ).run
      #expect(run.statuses == [.failed])
      #expect(run.diagnostics.first?.message.contains("awaits something that nothing") == true)
    }

    @Test func anErrorOfATaskIsAtItsLine() async throws {
      let run = try await CourseFolder().run(
        lessonText(
          "struct Oops: Error {}\nfunc fail() async throws { throw Oops() }\ntry await fail()")
      ).run
      #expect(run.diagnostics.map(\.message) == ["uncaught error: Oops()"])
    }
  }
}
