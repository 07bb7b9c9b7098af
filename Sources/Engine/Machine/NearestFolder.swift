internal import Foundation

/// A file or folder that is there, or the nearest folder above where it would be.
struct NearestFolder {
  let path: String
  let owner: uid_t

  init(_ path: String) {
    var status = stat()
    var place = path
    while stat(place, &status) != 0, place.count > 1 {
      place = URL(fileURLWithPath: place).deletingLastPathComponent().path
    }
    self.path = place
    owner = status.st_uid
  }
}
