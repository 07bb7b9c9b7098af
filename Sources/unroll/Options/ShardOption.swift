import ArgumentParser
import Site

/// Which share of the work this machine does.
struct ShardOption: ParsableArguments {
  @Option(
    name: .customLong("shard"),
    help: ArgumentHelp(
      "Do share i of n, for n machines. See docs/many-machines.md.", valueName: "i/n"))
  var text: String?

  var shard: Shard? { text.flatMap { Shard($0) } }

  func validate() throws {
    guard let text, shard == nil else { return }
    throw ValidationError(
      "--shard: `\(text)` is not a share such as 2/3: two whole numbers, the first from 1 to the "
        + "second")
  }
}
