package import Caching
internal import Hashing

/// What a site takes from the process that it runs in, and never asks for by itself.
package struct Workplace: Sendable {
  /// Absolute. Relative paths start here, and messages show paths as seen from here.
  package var folder: String
  package var environment: [String: String]
  /// The file of the running program: pages that another program made are made again.
  package var program: String
  /// What other machines computed; nil where there is no such cache.
  package var shared: SharedCache?

  package init(folder: String, environment: [String: String] = [:], program: String = "") {
    self.folder = folder
    self.environment = environment
    self.program = program
  }

  /// Nil for a variable that is empty too.
  func variable(_ name: String) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The digests of programs and libraries, remembered for all courses of the user, or in the course
  /// where they cannot be.
  func digests(of course: CourseFolder) -> FileDigests {
    FileDigests.ofUser(
      environment, fallback: Path.join(cache(of: course.path), "digests"))
  }

  /// The folder of what is remembered of a course: beside its lessons, or in the folder that
  /// `UNROLL_CACHE` names for the caches of all courses.
  ///
  /// - Parameter course: the folder of the lessons, absolute.
  func cache(of course: String) -> String {
    guard let caches = variable("UNROLL_CACHE"), !isShared(caches) else {
      return Path.join(course, PageRecord.cacheName)
    }
    let digest = Digest.hex(of: (Path.real(course) ?? course).utf8)
    return Path.join(absolute(caches), "course-\(digest.prefix(16))")
  }

  /// The folder in which KaTeX and highlight.js are looked for first: the one that was named, or that of
  /// an archive which brings them along.
  var javaScript: String? {
    if let named = variable("UNROLL_JAVASCRIPT") { return named }
    guard let program = real(program) else { return nil }
    let own = Path.join(Path.folder(program), "javascript")
    return Files.kind(own) == .folder ? own : nil
  }

  /// The bytes of a file that was named.
  package func read(_ path: String) throws(Failure) -> [UInt8] {
    do {
      return try Files.read(absolute(path))
    } catch {
      throw failure(reading: error)
    }
  }

  /// Writes a file that somebody named, with the folders above it.
  package func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    let target = absolute(path)
    do {
      try Files.makeFolder(Path.folder(target))
      try Files.write(bytes, to: target)
    } catch {
      throw failure(writing: error)
    }
  }

  func absolute(_ path: String) -> String { Path.absolute(path, in: folder) }

  /// Every link followed, from the path as it was written; nil where there is no such file.
  func real(_ path: String) -> String? {
    Path.real(path.hasPrefix("/") ? path : folder + "/" + path)
  }

  /// As a message shows an absolute path: relative where it lies below the current folder.
  package func shown(_ path: String) -> String {
    path == folder ? "." : Path.inside(folder, path) ?? path
  }
}
