import Foundation

/// Times training steps and forward passes beside PyTorch's.
///
/// Usage: RecurrentBench TIMING-FOLDER [--torch LINES.json] [--repeat N] [--only MODE] [CASE …]
///
/// `--torch` takes the lines that PyTorch's side of the benchmark printed on this machine; without
/// it, the recorded run of another machine is shown. A mode is `train` or `forward`, both if none is
/// asked for. The case `scan` is a linear recurrence as a loop and as a scan; PyTorch has none to
/// compare it with.
@main
struct RecurrentBench {
  static func main() {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let repeats = option("--repeat", &arguments).flatMap { Int($0) } ?? 3
    let torch = option("--torch", &arguments)
    let modes = option("--only", &arguments).map { [$0] } ?? ["train", "forward"]
    guard let path = arguments.first else {
      print(
        """
        Usage: RecurrentBench TIMING-FOLDER [--torch LINES.json] [--repeat N] [--only MODE]
          [CASE …]
        """)
      exit(64)
    }
    do {
      let folder = URL(fileURLWithPath: path)
      let chosen = Set(arguments.dropFirst())
      let references = try torch.map(Reference.lines) ?? Reference.recorded(folder)
      let report = BenchReport(
        references: references, isFromHere: torch != nil, repeats: repeats, modes: modes)
      let cases = try BenchCase.all(folder).filter { chosen.isEmpty || chosen.contains($0.name) }
      let isRight = cases.isEmpty || report.run(cases)
      if chosen.isEmpty || chosen.contains("scan") { ScanReport(repeats: repeats).run() }
      exit(isRight ? 0 : 1)
    } catch {
      print("RecurrentBench: \(error)")
      exit(66)
    }
  }

  private static func option(_ name: String, _ arguments: inout [String]) -> String? {
    guard let place = arguments.firstIndex(of: name), place + 1 < arguments.count else {
      return nil
    }
    defer { arguments.removeSubrange(place...(place + 1)) }
    return arguments[place + 1]
  }
}
