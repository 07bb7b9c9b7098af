import Foundation
import Recurrent

/// Times of one case in one mode.
struct Measurement {
  let microseconds: Double
  let lossFirst: Double
  let lossLast: Double

  /// Mean time of a training step, the best of `repeats` runs, each with a model of its own.
  static func training(_ bench: BenchCase, repeats: Int) -> Measurement {
    _ = run(bench, steps: max(2, bench.train_steps / 10))
    return (0..<repeats).map { _ in run(bench, steps: bench.train_steps) }
      .reduce(nil) { best, next in
        best.map { $0.microseconds < next.microseconds ? $0 : next } ?? next
      } ?? run(bench, steps: bench.train_steps)
  }

  private static func run(_ bench: BenchCase, steps: Int) -> Measurement {
    let work = Work(bench)
    var (first, last): (Tensor?, Tensor?) = (nil, nil)
    let time = processorTime {
      for _ in 0..<steps {
        let loss = work.train().detached
        first = first ?? loss
        last = loss
      }
    }
    return Measurement(
      microseconds: time / Double(steps), lossFirst: Double(first?.item ?? .nan),
      lossLast: Double(last?.item ?? .nan))
  }

  /// Mean time of a forward pass without gradients.
  static func inference(_ bench: BenchCase, repeats: Int) -> Measurement {
    let work = Work(bench)
    return noGrad {
      var best = Double.infinity
      var loss: Tensor?
      for _ in 0..<repeats {
        var output: Tensor?
        let time = processorTime {
          for _ in 0..<bench.forward_steps { output = work.forward() }
        }
        best = min(best, time / Double(bench.forward_steps))
        loss = output.map { mseLoss($0, work.target) }
      }
      let value = Double(loss?.item ?? .nan)
      return Measurement(microseconds: best, lossFirst: value, lossLast: value)
    }
  }
}

/// Processor time of the work: other programs on the machine disturb it least.
func processorTime(_ work: () -> Void) -> Double {
  var (start, end) = (timespec(), timespec())
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start)
  work()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end)
  return Double(end.tv_sec - start.tv_sec) * 1e6 + Double(end.tv_nsec - start.tv_nsec) / 1e3
}
