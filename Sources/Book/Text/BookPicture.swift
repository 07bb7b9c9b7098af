internal import Foundation
internal import Hashing

/// Pictures, which are files of the book.
enum BookPicture {
  /// The kinds that every reading system has to know, by their files' endings.
  private static let endings = [
    "image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/svg+xml": "svg",
  ]

  /// The file of a `data:` URL; nil for a kind that a book cannot count on, and for a drawing with a
  /// script.
  static func file(_ dataURL: String) -> BookFile? {
    let parts = dataURL.dropFirst("data:".count).split(separator: ";base64,", maxSplits: 1)
    guard parts.count == 2, let ending = endings[String(parts[0])],
      let data = Data(base64Encoded: String(parts[1]))
    else { return nil }
    if ending == "svg", data.firstRange(of: Data("<script".utf8)) != nil { return nil }
    // The same picture in two lessons is one file.
    let name = "picture-\(Digest.hex(of: data).prefix(16)).\(ending)"
    return BookFile(name, String(parts[0]), Array(data))
  }
}
