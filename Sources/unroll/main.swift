let arguments = Array(CommandLine.arguments.dropFirst())
let work = Task { await Unroll.ending(of: arguments) }
Interruption.watch { work.cancel() }
await work.value.leave()
