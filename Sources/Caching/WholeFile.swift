internal import Hashing

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Files that are read and written as a whole.
package enum WholeFile {
  /// Nil for what is no file, or cannot be read.
  package static func read(_ path: String) -> [UInt8]? {
    guard let (descriptor, size) = openFile(path) else { return nil }
    defer { close(descriptor) }
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = sysRead(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
        if got < 0, errno == EINTR { continue }
        failed = got < 0
        if got <= 0 { break }
        count += got
      }
    }
    return failed ? nil : bytes
  }

  /// The SHA-256 of a file's bytes, which need not all fit in memory; nil as for `read`.
  package static func digest(of path: String) -> String? {
    guard let (descriptor, size) = openFile(path) else { return nil }
    defer { close(descriptor) }
    var hash = SHA256()
    let chunk = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(1, min(size, 1 << 20)), alignment: 16)
    defer { chunk.deallocate() }
    while true {
      let got = sysRead(descriptor, chunk.baseAddress, chunk.count)
      if got < 0, errno == EINTR { continue }
      if got < 0 { return nil }
      if got == 0 { return hash.hex }
      hash.append(UnsafeRawBufferPointer(rebasing: chunk[..<got]))
    }
  }

  private static func openFile(_ path: String) -> (descriptor: Int32, size: Int)? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      return nil
    }
    return (descriptor, Int(status.st_size))
  }

  /// Replaces the file in one step: it is written beside its place and renamed, so that nobody ever
  /// reads half of it. Of several writers at once, in one process or in several, the last one wins.
  package static func write(_ bytes: [UInt8], to path: String) throws(SystemFailure) {
    let temporary = "\(path).\(getpid())-\(UInt64.random(in: .min ... .max)).part"
    do {
      try create(bytes, at: temporary)
    } catch {
      throw SystemFailure(path, error.number)
    }
    guard rename(temporary, path) == 0 else {
      let number = errno
      unlink(temporary)
      throw SystemFailure(path, number)
    }
  }

  /// Makes a file that is not there yet.
  package static func create(_ bytes: [UInt8], at path: String) throws(SystemFailure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw SystemFailure(path, errno) }
    var number = writeAll(bytes, to: descriptor)
    // A full disk may show only here.
    if close(descriptor) != 0, number == 0 { number = errno }
    guard number == 0 else {
      unlink(path)
      throw SystemFailure(path, number)
    }
  }

  /// Adds bytes to the end of a file, in one piece where the system does so.
  package static func append(_ bytes: [UInt8], to path: String) throws(SystemFailure) {
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure(path, errno) }
    var number = writeAll(bytes, to: descriptor)
    if close(descriptor) != 0, number == 0 { number = errno }
    guard number == 0 else { throw SystemFailure(path, number) }
  }

  /// `write` for those who only ask whether it went well.
  @discardableResult
  package static func replace(_ path: String, with bytes: [UInt8]) -> Bool {
    do {
      try write(bytes, to: path)
      return true
    } catch {
      return false
    }
  }

  /// - Returns: 0, or the error's number.
  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        sysWrite(descriptor, $0.baseAddress.map { $0 + written }, $0.count - written)
      }
      if count < 0, errno != EINTR { return errno }
      if count == 0 { return EIO }
      written += max(0, count)
    }
    return 0
  }

  /// Makes the folder and those above it, as far as that can be done.
  package static func makeFolder(_ path: String) {
    guard mkdir(path, 0o777) != 0, errno == ENOENT, let slash = path.lastIndex(of: "/"),
      slash > path.startIndex
    else { return }
    makeFolder(String(path[..<slash]))
    mkdir(path, 0o777)
  }

  /// The same, for those who need the folder.
  package static func requireFolder(_ path: String) throws(SystemFailure) {
    if mkdir(path, 0o777) == 0 { return }
    var number = errno
    if number == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex {
      try requireFolder(String(path[..<slash]))
      if mkdir(path, 0o777) == 0 { return }
      number = errno
    }
    guard number == EEXIST || isFolder(path) else { throw SystemFailure(path, number) }
    guard isFolder(path) else { throw SystemFailure.notAFolder(path) }
  }

  /// The names in a folder, in the order of their bytes; none where it cannot be read.
  package static func names(in folder: String) -> [String] {
    entries(in: folder).map(\.name)
  }

  /// The same with what each of them is, which the folder mostly knows by itself.
  static func entries(in folder: String) -> [(name: String, kind: Kind)] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var entries: [(name: String, kind: Kind)] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      let kind: Kind =
        switch Int(entry.pointee.d_type) {
        case Int(DT_REG): .file
        case Int(DT_DIR): .folder
        default: kind(of: "\(folder)/\(name)")
        }
      entries.append((name, kind))
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// Whether there is a file, or a link to one.
  package static func isFile(_ path: String) -> Bool { kind(of: path) == .file }

  /// Whether there is a folder, or a link to one.
  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  enum Kind { case file, folder, other }

  /// A link counts as what it leads to if that is a file, and as `.other` if not.
  static func kind(of path: String) -> Kind {
    var status = stat()
    guard lstat(path, &status) == 0 else { return .other }
    let isLink = status.st_mode & S_IFMT == S_IFLNK
    if isLink, stat(path, &status) != 0 { return .other }
    return switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: isLink ? .other : .folder
    default: .other
    }
  }

  private static func sysRead(
    _ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int
  ) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, buffer, count)
    #else
      Darwin.read(descriptor, buffer, count)
    #endif
  }

  private static func sysWrite(
    _ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int
  ) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes, count)
    #else
      Darwin.write(descriptor, bytes, count)
    #endif
  }
}
