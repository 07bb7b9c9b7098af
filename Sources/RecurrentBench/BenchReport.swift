import CKernels
import Foundation
import MachinePeak
import Recurrent

/// Runs the cases and prints the table.
struct BenchReport {
  let references: [Reference]
  let isFromHere: Bool
  let repeats: Int
  /// `train`, `forward` or both.
  let modes: [String]

  /// False if a loss is not PyTorch's.
  func run(_ cases: [BenchCase]) -> Bool {
    let peak = peakOperations()
    print("kernels: \(String(cString: ck_isa_name())), one thread, processor time")
    print(String(format: "peak of fused multiply-adds: %.0f GFLOP/s", peak / 1e9))
    print(String(format: "tape: %.0f ns a node, made, walked and freed", nodeTime() * 1e3))
    print("PyTorch: \(isFromHere ? "measured here" : "as recorded, on another machine")\n")
    print(row(["case", "mode", "µs/step", "PyTorch", "ratio", "goal", "GFLOP/s", "of peak"]))
    var isRight = true
    for bench in cases {
      if modes.contains("train") {
        let training = Measurement.training(bench, repeats: repeats)
        isRight = show(bench, "train", training, bench.trainingOperations, peak) && isRight
      }
      if modes.contains("forward") {
        let inference = Measurement.inference(bench, repeats: repeats)
        isRight = show(bench, "forward", inference, bench.forwardOperations, peak) && isRight
      }
    }
    return isRight
  }

  private func show(
    _ bench: BenchCase, _ mode: String, _ measured: Measurement, _ operations: Double,
    _ peak: Double
  ) -> Bool {
    let reference = references.first { $0.name == bench.name && $0.mode == mode }
    let speed = operations / (measured.microseconds / 1e6)
    let ratio = reference.map { $0.microseconds / measured.microseconds }
    let goal = mode == "train" ? bench.goal : nil
    print(
      row([
        bench.name, mode, String(format: "%.1f", measured.microseconds),
        reference.map { String(format: "%.1f", $0.microseconds) } ?? "–",
        ratio.map { String(format: "%.2f×", $0) } ?? "–",
        goal.map { String(format: "%.1f×", $0) } ?? "", String(format: "%.1f", speed / 1e9),
        String(format: "%.0f %%", 100 * speed / peak),
      ]))
    guard let reference else { return true }
    for (got, want) in [
      (measured.lossFirst, reference.loss_first), (measured.lossLast, reference.loss_last),
    ] where !(abs(got - want) <= 1e-4 * abs(want)) {
      print("  the loss is \(got), PyTorch's \(want)")
      return false
    }
    return true
  }

  private func row(_ cells: [String]) -> String {
    let widths = [26, 8, 11, 11, 8, 7, 8, 8]
    return zip(cells, widths).enumerated().map { place, cell in
      let pad = String(repeating: " ", count: max(0, cell.1 - cell.0.count))
      return place < 2 ? cell.0 + pad : pad + cell.0
    }.joined(separator: " ")
  }

  /// Microseconds for one node of a long chain of additions to one number.
  private func nodeTime() -> Double {
    let count = 200_000
    let start = Parameter(Tensor(1))
    let time = processorTime {
      var x = start
      for _ in 0..<count { x = x + 1 }
      x.backward()
    }
    return time / Double(count)
  }

  /// Fused multiply-adds that wait for nothing, in operations a second.
  private func peakOperations() -> Double {
    var best = 0.0
    for _ in 0..<20 {
      var operations = 0.0
      let time = processorTime { operations = peak_operations(50_000) }
      best = max(best, operations / (time / 1e6))
    }
    return best
  }
}
