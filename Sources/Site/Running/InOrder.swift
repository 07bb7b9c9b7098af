/// Works on elements at the same time, and hands the results over in the elements' order, each as
/// soon as it and all before it are there.
func inOrder<Element: Sendable, Result: Sendable>(
  _ elements: [Element], atATime jobs: Int,
  _ work: @escaping @Sendable (Int, Element) async throws -> Result,
  deliver: (Result) throws -> Void
) async throws {
  try await withThrowingTaskGroup(of: (Int, Result).self) { group in
    var waiting = elements.indices.makeIterator()
    func start() {
      guard let index = waiting.next() else { return }
      group.addTask { (index, try await work(index, elements[index])) }
    }
    for _ in 0..<max(1, jobs) { start() }
    var early: [Int: Result] = [:]
    var next = 0
    for try await (index, result) in group {
      start()
      early[index] = result
      while let ready = early.removeValue(forKey: next) {
        try deliver(ready)
        next += 1
      }
    }
  }
}
