import Foundation
import Recurrent
import Testing

/// Memory of long training runs, each in a process of its own.
@Suite(.serialized) struct MemoryTests {
  @Test func tenThousandStepsDoNotGrowIt() async {
    await #expect(processExitsWith: .success) {
      let model = RNN(inputSize: 2, hiddenSize: 3, batchFirst: true)
      let (x, y) = (randn(4, 5, 2), randn(4, 5, 3))
      let optimizer = Adam(model)
      func train(_ steps: Int) {
        for _ in 0..<steps {
          optimizer.zeroGrad()
          let loss = mseLoss(model(x).output, y)
          loss.backward()
          optimizer.step()
        }
      }
      train(500)
      let before = residentBytes()
      train(10_000)
      exit(residentBytes() - before < 2 << 20 ? 0 : 1)
    }
  }

  @Test func largeBlocksAreUsedAgain() async {
    await #expect(processExitsWith: .success) {
      let model = LSTM(inputSize: 16, hiddenSize: 32)
      let x = randn(100, 32, 16)
      func train(_ steps: Int) {
        for _ in 0..<steps {
          model.zeroGrad()
          model(x).output.squared().mean().backward()
        }
      }
      train(3)
      let before = residentBytes()
      train(40)
      // One step takes more than this.
      exit(residentBytes() - before < 4 << 20 ? 0 : 1)
    }
  }

  @Test func anUnusedGraphIsFreed() async {
    await #expect(processExitsWith: .success) {
      let w = Parameter(ones(1000))
      func graph() { _ = (0..<100).reduce(w) { x, _ in tanh(x) } }
      for _ in 0..<20 { graph() }
      let before = residentBytes()
      for _ in 0..<1000 { graph() }
      exit(residentBytes() - before < 2 << 20 ? 0 : 1)
    }
  }
}

/// Bytes of this process that are in memory.
private func residentBytes() -> Int {
  guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else {
    return 0
  }
  return Int(text.split(separator: " ")[1]).map { $0 * Int(getpagesize()) } ?? 0
}
