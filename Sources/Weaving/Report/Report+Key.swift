internal import Foundation
internal import Hashing

extension Report {
  /// The digest of everything in it and of what its page may show of the course: where it is the
  /// same, so is the page.
  package func key(with facts: CourseFacts) -> String {
    Self.key(of: ValueDigest.hex(of: self), with: facts)
  }

  /// - Parameter report: the digest of a report, which is long: once for all that asks.
  package static func key(of report: String, with facts: CourseFacts) -> String {
    ValueDigest.hex(of: report, facts)
  }
}

/// The digest of values, whatever their fields: a field that is added changes it by itself.
package enum ValueDigest {
  package static func hex(of values: any Encodable...) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    var digest = Digest()
    for value in values {
      // What cannot be coded is never the same. Nothing here refuses: numbers that JSON lacks have
      // names.
      digest.add((try? encoder.encode(value)) ?? Data(UUID().uuidString.utf8))
    }
    return digest.hex
  }
}
