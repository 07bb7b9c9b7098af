internal import Foundation

/// Bytes as notebooks keep them.
enum Base64 {
  static func text(of bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

  /// Nil for what is no base64; line breaks within it are passed over.
  static func bytes(of text: String) -> [UInt8]? {
    let plain = text.filter { !$0.isWhitespace }
    return Data(base64Encoded: plain).map { [UInt8]($0) }
  }
}

/// The text that `%41` and its like stand for.
func percentDecoded(_ text: String) -> String { text.removingPercentEncoding ?? text }
