#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// How much more a file system takes.
enum FreeSpace {
  /// What the compiled form of any cell fits into, in bytes.
  private static let enough: UInt64 = 16 << 20

  /// Whether so little is left where `path` lies that a compiler may have failed of it. A tool that
  /// fails takes back what it wrote, so that there is some space again when it is looked at.
  static func isShort(at path: String) -> Bool {
    var status = statvfs()
    guard statvfs(path, &status) == 0, status.f_blocks > 0 else { return false }
    let blocks = geteuid() == 0 ? status.f_bfree : status.f_bavail
    let hasNodes = status.f_files == 0 || status.f_ffree > 8
    return UInt64(blocks) * UInt64(status.f_frsize) < enough || !hasNodes
  }
}
