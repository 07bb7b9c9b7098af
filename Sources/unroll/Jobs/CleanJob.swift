/// Removes what Unroll made, and nothing else.
struct CleanJob {
  var course: String

  func run(_ console: Console) throws {
    guard let folder = Path.real(course), Files.kind(folder) == .folder else {
      throw Failure(.usage, "\(course): no such folder")
    }
    var report = Report()
    do {
      var record = PageRecord(course: folder)
      let (removed, kept) = try record.removePages()
      report.removed = removed.map { Path.shown($0) }
      report.kept = kept.map { Path.shown($0) }
      let cache = Path.join(folder, PageRecord.cacheName)
      if Files.kindOfLink(cache) != nil {
        try Files.removeTree(cache)
        report.removed.append(Path.shown(cache))
      }
    } catch {
      throw Failure(removing: error)
    }
    try console.report(report)
    for path in report.kept { console.note("kept \(path): it was changed after it was made") }
    for path in report.removed { try console.say("removed \(path)") }
    if report.removed.isEmpty { try console.say("nothing to remove") }
  }

  private struct Report: Encodable {
    var version = 1
    var exitCode: Int32 = 0
    var removed: [String] = []
    var kept: [String] = []
  }
}
