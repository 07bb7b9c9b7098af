import Foundation
import Recurrent

/// Times a linear recurrence of 1,024 steps as a loop and as a scan, and minimal layers beside the
/// full ones.
///
/// All run on one thread. There a scan cannot win by having more workers, and it does about twice the
/// arithmetic of a loop: what it saves is the tape, one node for all steps.
struct ScanReport {
  let repeats: Int
  let steps = 1024
  let width = 64

  func run() {
    print("\nlinear recurrence, \(steps) steps of \(width) numbers, one thread, µs")
    print("work                                        time   beside the first")
    let generator = Generator(seed: 1)
    let a = Parameter(rand([steps, width], using: generator))
    let b = Parameter(randn([steps, width], using: generator))
    let plain = best { plainLoop(a, b) }
    show("forward: loop over memory, no tape", plain, plain)
    show("forward: loop of tensor operations", best { noGrad { _ = loop(a, b) } }, plain)
    show("forward: scan", best { noGrad { _ = scan(a, b) } }, plain)
    let looped = best { loop(a, b).sum().backward() }
    show("forward and backward: loop", looped, looped)
    show("forward and backward: scan", best { scan(a, b).sum().backward() }, looped)
    layers(generator)
  }

  private func layers(_ generator: Generator) {
    let x = randn([steps, 8, 32], using: generator)
    let gru = GRU(inputSize: 32, hiddenSize: width, using: generator)
    let lstm = LSTM(inputSize: 32, hiddenSize: width, using: generator)
    let minGRU = MinGRU(inputSize: 32, hiddenSize: width, using: generator)
    let minLSTM = MinLSTM(inputSize: 32, hiddenSize: width, using: generator)
    print("\nlayers, \(steps) steps, batch 8, 32 → \(width), forward and backward, µs")
    let first = best { gru(x).output.sum().backward() }
    show("GRU", first, first)
    show("MinGRU", best { minGRU(x).output.sum().backward() }, first)
    let second = best { lstm(x).output.sum().backward() }
    show("LSTM", second, second)
    show("MinLSTM", best { minLSTM(x).output.sum().backward() }, second)
  }

  private func show(_ work: String, _ time: Double, _ first: Double) {
    let pad = String(repeating: " ", count: max(0, 38 - work.count))
    print(work + pad + String(format: "%10.0f %15.2f×", time, first / time))
  }

  /// The least processor time of a few runs, after one to get going.
  private func best(_ work: () -> Void) -> Double {
    work()
    return (0..<max(1, 3 * repeats)).map { _ in processorTime(work) }.min() ?? .nan
  }

  private func loop(_ a: Tensor, _ b: Tensor) -> Tensor {
    var h = zeros(width)
    return stacked(
      (0..<steps).map { t in
        h = a[t] * h + b[t]
        return h
      })
  }

  /// What a loop costs at least: the numbers alone.
  private func plainLoop(_ a: Tensor, _ b: Tensor) {
    let (factors, terms) = (a.scalars, b.scalars)
    var states = terms
    factors.withUnsafeBufferPointer { factors in
      states.withUnsafeMutableBufferPointer { states in
        for i in width..<states.count { states[i] += factors[i] * states[i - width] }
      }
    }
    withExtendedLifetime(states) {}
  }
}
