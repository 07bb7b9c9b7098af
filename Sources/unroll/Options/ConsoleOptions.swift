import ArgumentParser

/// How a command speaks.
struct ConsoleOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Print only problems.")
  var quiet = false

  @Flag(help: "Print one JSON document instead of text.")
  var json = false
}

protocol ConsoleCommand {
  var console: ConsoleOptions { get }
}
