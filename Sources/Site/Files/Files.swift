internal import Caching

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The few things that a site does to files.
enum Files {
  enum Kind {
    case file, folder, other
  }

  /// Follows links; nil where there is nothing.
  static func kind(_ path: String) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return kind(status)
  }

  /// Of a link: `.other`.
  static func kindOfLink(_ path: String) -> Kind? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    return kind(status)
  }

  private static func kind(_ status: stat) -> Kind {
    switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    default: .other
    }
  }

  static func read(_ path: String) throws(SystemFailure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw SystemFailure(path, errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw SystemFailure(path, EISDIR) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(status.st_size) + 1)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      #if canImport(Glibc)
        let count = Glibc.read(descriptor, &buffer, buffer.count)
      #else
        let count = Darwin.read(descriptor, &buffer, buffer.count)
      #endif
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw SystemFailure(path, errno)
      }
      bytes += buffer[..<count]
    }
  }

  /// Replaces the file in one step. A file that holds these bytes already is left alone, with its
  /// time of change.
  ///
  /// - Returns: Whether the file changed.
  @discardableResult
  static func write(_ bytes: [UInt8], to path: String) throws(SystemFailure) -> Bool {
    if (try? read(path)) == bytes { return false }
    try WholeFile.write(bytes, to: path)
    return true
  }

  /// Makes the folder and those above it.
  static func makeFolder(_ path: String) throws(SystemFailure) {
    if kind(path) == .folder { return }
    let parent = Path.folder(path)
    if !parent.isEmpty, parent != path { try makeFolder(parent) }
    guard mkdir(path, 0o777) == 0 || errno == EEXIST && kind(path) == .folder else {
      throw SystemFailure(path, errno)
    }
  }

  /// The names in a folder, sorted by their bytes.
  static func names(in folder: String) throws(SystemFailure) -> [String] {
    guard let stream = opendir(folder) else { throw SystemFailure(folder, errno) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
          String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Removes a file, or a link itself; a file that is gone is fine.
  static func removeFile(_ path: String) throws(SystemFailure) {
    guard unlink(path) == 0 || errno == ENOENT else { throw SystemFailure(path, errno) }
  }

  /// Removes a folder with all that is in it, and follows no link out of it.
  static func removeTree(_ path: String) throws(SystemFailure) {
    guard let kind = kindOfLink(path) else { return }
    guard kind == .folder else { return try removeFile(path) }
    for name in try names(in: path) { try removeTree(Path.join(path, name)) }
    guard rmdir(path) == 0 || errno == ENOENT else { throw SystemFailure(path, errno) }
  }

  /// Removes a folder if it is empty.
  static func removeIfEmpty(_ path: String) {
    _ = rmdir(path)
  }
}
