internal import Foundation

/// Tells one version of a large file from another without reading it.
package struct FileStamp {
  package private(set) var text: String

  package init(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      text = "absent"
      return
    }
    #if os(Linux)
      let time = status.st_mtim
    #else
      let time = status.st_mtimespec
    #endif
    text = "\(status.st_size)-\(time.tv_sec).\(time.tv_nsec)"
  }
}
