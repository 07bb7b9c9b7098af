Unroll.endingWithoutSystem?.leave()
Interruption.watch()
await Unroll.ending(of: Array(CommandLine.arguments.dropFirst())).leave()
