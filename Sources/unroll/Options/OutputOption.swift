import ArgumentParser
import Site

/// Where pages are.
struct OutputOption: ParsableArguments {
  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp("The folder for the pages (default: output).", valueName: "folder"),
    completion: .directory)
  var output: String?

  var path: String { output ?? Site.outputName }
  var isNamed: Bool { output != nil }
}
