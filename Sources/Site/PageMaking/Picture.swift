internal import Foundation
internal import Lessons

/// A picture that lies in the course, as a page carries it.
struct Picture {
  /// More would make the page slow to open; such a picture stays a link.
  private static let largest = 2 << 20

  private static let types = [
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
    "svg": "image/svg+xml", "webp": "image/webp", "avif": "image/avif",
  ]

  let dataURL: String

  /// Nil where the source is no picture in the course: a page takes in nothing else of the disk.
  ///
  /// - Parameter lesson: the lesson's path, relative to the course.
  init?(at source: String, of lesson: String, in course: String) {
    let ending = source.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let folder = Path.join(course, Path.folder(lesson))
    guard let type = Self.types[ending],
      let path = Path.real(Path.absolute(PercentEscapes.decoded(source), in: folder)),
      Path.inside(course, path) != nil, Files.kind(path) == .file,
      let bytes = try? Files.read(path), bytes.count <= Self.largest
    else { return nil }
    dataURL = "data:\(type);base64,\(Data(bytes).base64EncodedString())"
  }
}
