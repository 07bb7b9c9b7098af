import ArgumentParser
import Site

/// What readers get to see of solutions.
struct SolutionsOption: ParsableArguments {
  @Option(
    name: .customLong("solutions"),
    help: ArgumentHelp(
      "Solutions are folded, shown or hidden (default: folded). Hidden ones are run all the same.",
      valueName: "how"))
  var chosen: Solutions?

  var value: Solutions { chosen ?? .folded }
}

extension Solutions: ExpressibleByArgument {}
