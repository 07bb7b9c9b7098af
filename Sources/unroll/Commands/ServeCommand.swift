import ArgumentParser
import Engine
import Preview
import Site

struct ServeCommand: AsyncParsableCommand, ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serves the course on this machine, and lets open pages follow each save.",
    usage: "unroll serve [<path> ...] [options]",
    discussion: """
      Open the address that it prints. Edit the lessons in any editor: a save changes what changed \
      in the open page, text at once and values as the cells finish. A newer save ends the run of an \
      older one. q or Ctrl-C ends it. The whole course is served, whichever lessons are named; the \
      address leads to the first of them.

      EXAMPLES:
        unroll serve                           the course in lessons/
        unroll serve lessons/en/15-lstm.md --open   this lesson, in the browser
        unroll serve --listen 192.168.1.5      for a phone in the same network
      """)

  @Argument(
    help: ArgumentHelp("Lessons and folders of lessons (default: lessons).", valueName: "path"),
    completion: .file(extensions: ["md"]))
  var paths: [String] = []

  @Option(
    help: ArgumentHelp(
      "The port (default: that of the last time, at first the first free one from 8271).",
      valueName: "n"))
  var port: Int?

  @Flag(help: "Open the address in the browser.")
  var open = false

  @Option(
    help: ArgumentHelp(
      "Listen at this address of the machine, for other machines. Nothing is encrypted.",
      valueName: "address"))
  var listen: String?

  @Option(
    name: .customLong("allow-host"),
    help: ArgumentHelp(
      "A name by which a tunnel or a proxy calls the server. May be given several times.",
      valueName: "name"))
  var allowedHosts: [String] = []

  @Flag(
    help: "Let what is changed in a page change the lesson's file. For authors.")
  var write = false

  @Flag(help: "Run cells with your own rights. Only for lessons that you trust.")
  var noSandbox = false

  @OptionGroup var console: ConsoleOptions

  func validate() throws {
    if let port, !(1...65535).contains(port) {
      throw ValidationError("--port: \(port) is no port: from 1 to 65535")
    }
    for name in allowedHosts where !Self.isHost(name) {
      throw ValidationError(
        "--allow-host: `\(name)` is not a name such as example.org or localhost:9000")
    }
  }

  /// A name or an address, perhaps with a port, and no scheme, no path, no pattern.
  private static func isHost(_ name: String) -> Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy {
        ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
          || ".:-[]".unicodeScalars.contains($0)
      }
  }

  func run() async throws {
    Interruption.tellsSignals = true
    let console = Console(console)
    let course = try LiveCourse(
      paths, RunOptions(isSandboxed: !noSandbox), in: .ofThisProcess)
    var settings = PreviewServer.Settings()
    settings.port = port.map { UInt16($0) }
    settings.listen = listen
    settings.allowedHosts = allowedHosts
    settings.writes = write
    let text = ServeText(console)
    let server = try await PreviewServer(course, settings) { text.tell($0) }
    RawTerminal.begin()
    defer {
      RawTerminal.end()
      LiveProcesses.killAll()
    }
    ServeKeys.watch { Task { await server.stop() } }
    try await server.run {
      try text.begin(server, course, isOpen: listen != nil && listen != "127.0.0.1")
      if open { text.open(server.address) }
    }
  }
}
