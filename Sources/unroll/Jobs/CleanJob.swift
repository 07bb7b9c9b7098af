/// Removes what Unroll made, and nothing else.
struct CleanJob {
  var course: String

  func run(_ console: Console) throws {
    guard let folder = Path.real(course), Files.kind(folder) == .folder else {
      throw Failure(.usage, "\(course): no such folder")
    }
    var report = Report()
    var folders: Set<String> = []
    do {
      for page in PageRecord(course: folder).pages() {
        guard page.isOurs else {
          report.kept.append(Path.shown(page.path))
          continue
        }
        try Files.removeFile(page.path)
        report.removed.append(Path.shown(page.path))
        folders.insert(Path.folder(page.path))
      }
      // The deepest first: what holds only them is empty then.
      for folder in folders.sorted(by: { $0.utf8.count > $1.utf8.count }) {
        Files.removeIfEmpty(folder)
      }
      let cache = Path.join(folder, PageRecord.cacheName)
      if Files.kindOfLink(cache) != nil {
        try Files.removeTree(cache)
        report.removed.append(Path.shown(cache))
      }
    } catch {
      throw Failure(
        .cannotWrite, "\(Path.shown(error.path)): cannot be removed: \(error.reason)")
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
