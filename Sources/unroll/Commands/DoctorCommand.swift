import ArgumentParser

struct DoctorCommand: AsyncParsableCommand, ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Looks at what this machine has, and names the command that mends what it lacks.",
    usage: "unroll doctor [options]",
    discussion: """
      EXAMPLES:
        unroll doctor
        unroll doctor --json
      """)

  @OptionGroup var console: ConsoleOptions

  func run() async throws {
    try await DoctorJob().run(Console(console))
  }
}
