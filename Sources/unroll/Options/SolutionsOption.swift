import ArgumentParser
import Site

/// What readers get to see of solutions.
struct SolutionsOption: ParsableArguments {
  @Option(
    name: .customLong("solutions"),
    help: ArgumentHelp(
      "How to show solutions (default: folded). Hidden ones are still run.",
      valueName: "how"))
  var chosen: Solutions?

  var value: Solutions { chosen ?? .folded }
}

extension Solutions: ExpressibleByArgument {}
