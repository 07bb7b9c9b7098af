import ArgumentParser

struct DoctorCommand: AsyncParsableCommand, ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Checks what this machine has, and names the command that fixes what is missing.",
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
