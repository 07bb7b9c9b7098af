import ArgumentParser

/// Where pages are.
struct OutputOption: ParsableArguments {
  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp("The folder for the pages (default: output).", valueName: "folder"),
    completion: .directory)
  var output: String?

  var path: String { output ?? "output" }
  var isNamed: Bool { output != nil }
}
