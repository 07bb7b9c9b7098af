internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The files below a folder with a stamp of each, which changes whenever the file does.
///
/// A look at a course of some hundred files is a millisecond, so that a notification has only to say
/// *that* something happened: which file it was, a comparison of two scans says, whatever an editor did
/// with temporary files and names.
struct FolderScan {
  struct Stamp: Hashable {
    var device, inode, size, seconds, nanoseconds: Int
  }

  /// By path, relative to the folder.
  private(set) var files: [String: Stamp] = [:]
  /// Absolute: those in which notifications are asked for, and those of links' targets.
  private(set) var folders: Set<String> = []

  /// A folder that nobody called a course may be anything.
  private static let most = 20_000

  init(_ root: String) {
    var left = [""]
    while let folder = left.popLast(), files.count < Self.most {
      let path = folder.isEmpty ? root : "\(root)/\(folder)"
      folders.insert(path)
      guard let stream = opendir(path) else { continue }
      defer { closedir(stream) }
      while let entry = readdir(stream) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
        }
        // Neither holds anything of the course's own.
        guard !name.hasPrefix("."), name != "node_modules" else { continue }
        let inner = folder.isEmpty ? name : "\(folder)/\(name)"
        var status = stat()
        guard lstat("\(path)/\(name)", &status) == 0 else { continue }
        if status.st_mode & S_IFMT == S_IFDIR {
          left.append(inner)
          continue
        }
        if status.st_mode & S_IFMT == S_IFLNK {
          // A link's target is what is read; it changes in a folder of its own.
          guard stat("\(path)/\(name)", &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            continue
          }
          if let real = realpath("\(path)/\(name)", nil) {
            let target = String(cString: real)
            free(real)
            folders.insert(String(target[..<(target.lastIndex(of: "/") ?? target.endIndex)]))
          }
        }
        guard status.st_mode & S_IFMT == S_IFREG else { continue }
        files[inner] = Stamp(status)
      }
    }
  }

  /// The paths of files that are in one of both only, or have another stamp.
  func changes(since old: FolderScan) -> Set<String> {
    var changed = Set(files.filter { old.files[$0.key] != $0.value }.keys)
    changed.formUnion(old.files.keys.filter { files[$0] == nil })
    return changed
  }
}

extension FolderScan.Stamp {
  init(_ status: stat) {
    #if canImport(Glibc)
      let time = status.st_mtim
    #else
      let time = status.st_mtimespec
    #endif
    self.init(
      device: Int(status.st_dev), inode: Int(status.st_ino), size: Int(status.st_size),
      seconds: time.tv_sec, nanoseconds: time.tv_nsec)
  }
}
