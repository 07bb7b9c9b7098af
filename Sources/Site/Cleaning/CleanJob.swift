internal import Caching

/// Removes what was made of a course below the folder that holds it, and nothing else.
struct CleanJob {
  private let place: Workplace
  /// As it was written, absolute: what holds it is what is cleaned.
  private let written: String
  /// Absolute, links followed.
  private let course: String
  /// The folders below which pages go, absolute.
  private let folders: [String]

  /// - Parameters:
  ///   - folder: the course's folder, or the one that holds its `lessons`.
  ///   - output: an output folder elsewhere.
  init(_ folder: String, output: String?, in place: Workplace) throws(Failure) {
    self.place = place
    written = Self.course(in: place.absolute(folder), place)
    guard let course = Path.real(written), Files.kind(course) == .folder else {
      throw Failure(.noSuchPath, "\(folder): no such folder")
    }
    self.course = course
    let holder = Path.folder(written)
    folders = ([holder] + (output.map { [$0] } ?? [])).map { place.real($0) ?? place.absolute($0) }
  }

  /// What was built is a course, whatever its name.
  private static func course(in folder: String, _ place: Workplace) -> String {
    let inner = Path.join(folder, Site.folderName)
    let isCourse =
      Path.name(folder) == Site.folderName
      || Files.kind(place.cache(of: folder)) != nil
    return !isCourse && Files.kind(inner) == .folder ? inner : folder
  }

  func run() throws(Failure) -> CleanResult {
    do {
      var record = PageRecord(course: course, cache: cache)
      let (removed, kept) = try record.removePages(below: folders)
      record.forget(kept)
      let elsewhere = record.outputs
      let cache = try elsewhere.isEmpty ? removeCache() : removeCache(except: &record)
      return CleanResult(
        course: place.shown(written), removed: (removed + cache).map { place.shown($0) },
        kept: kept.map { place.shown($0) },
        elsewhere: elsewhere.map {
          CleanResult.Output(path: place.shown($0.path), pages: $0.pages)
        })
    } catch {
      throw place.failure(removing: error)
    }
  }

  private var cache: String { place.cache(of: course) }

  /// - Returns: What was removed, absolute.
  private func removeCache() throws(SystemFailure) -> [String] {
    guard Files.kindOfLink(cache) != nil else { return [] }
    try Files.removeTree(cache)
    return [cache]
  }

  /// The record stays: without it nobody could remove the pages elsewhere.
  private func removeCache(except record: inout PageRecord) throws(SystemFailure) -> [String] {
    try record.save()
    var removed: [String] = []
    for name in try Files.names(in: cache) where name != PageRecord.fileName {
      let path = Path.join(cache, name)
      try Files.removeTree(path)
      removed.append(path)
    }
    return removed
  }
}

/// What was removed and what stays; all paths as messages show them.
package struct CleanResult: Hashable, Sendable {
  /// The folder of the lessons.
  package var course: String
  package var removed: [String]
  /// Pages that somebody edited.
  package var kept: [String]
  /// Output folders outside the folder that holds the course: nothing was removed there.
  package var elsewhere: [Output]

  package struct Output: Hashable, Sendable {
    package var path: String
    package var pages: Int
  }
}
