internal import Hashing

/// What a key of the shared store maps to, in the form that Bazel's remote cache wants there: a file by
/// its digest, and the signature of both.
///
/// Servers such as bazel-remote read these messages, refuse others, and give out none whose file they lack.
///
/// - Source: `build.bazel.remote.execution.v2.ActionResult`, in Protocol Buffers: `output_files` is field 2,
///   `stdout_raw` field 5; of `OutputFile` `path` is 1 and `digest` 2; of `Digest` `hash` is 1 and
///   `size_bytes` 2.
package struct ActionResult: Equatable {
  private static let fileName = "entry"

  /// The SHA-256 of a file's bytes alone, as the protocol and `sha256sum` have it.
  package static func hash(of bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.append(bytes)
    return hash.hex
  }

  /// SHA-256 of the file, 64 hexadecimal digits.
  package var hash: String
  package var size: Int
  /// Empty where nobody signed.
  package var signature: [UInt8]

  package init(hash: String, size: Int, signature: [UInt8] = []) {
    self.hash = hash
    self.size = size
    self.signature = signature
  }

  package var bytes: [UInt8] {
    var digest = ProtoWriter()
    digest.add(1, Array(hash.utf8))
    digest.add(2, size)
    var file = ProtoWriter()
    file.add(1, Array(Self.fileName.utf8))
    file.add(2, digest.bytes)
    var result = ProtoWriter()
    result.add(2, file.bytes)
    if !signature.isEmpty { result.add(5, signature) }
    return result.bytes
  }

  /// Nil for what is no such message. What a server adds is passed over.
  package init?(_ bytes: [UInt8]) {
    guard let result = ProtoFields(bytes), let file = result.data(2).flatMap({ ProtoFields($0) }),
      file.data(1) == Array(Self.fileName.utf8),
      let digest = file.data(2).flatMap({ ProtoFields($0) }), let hash = digest.data(1),
      hash.count == 64,
      hash.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    self.hash = String(decoding: hash, as: UTF8.self)
    // A zero is not written.
    size = digest.number(2) ?? 0
    signature = result.data(5) ?? []
  }
}

/// Writes the fields of a message.
private struct ProtoWriter {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ field: Int, _ data: [UInt8]) {
    varint(field << 3 | 2)
    varint(data.count)
    bytes += data
  }

  mutating func add(_ field: Int, _ number: Int) {
    guard number != 0 else { return }
    varint(field << 3)
    varint(number)
  }

  private mutating func varint(_ number: Int) {
    var rest = UInt64(number)
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}

/// The fields of a message, the last of each number.
private struct ProtoFields {
  private var numbers: [Int: Int] = [:]
  private var texts: [Int: [UInt8]] = [:]

  /// Nil where the bytes are no message.
  init?(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      guard let tag = Self.varint(&rest), tag >> 3 > 0 else { return nil }
      let field = tag >> 3
      switch tag & 7 {
      case 0:
        guard let number = Self.varint(&rest) else { return nil }
        numbers[field] = number
      case 1, 5:
        let width = tag & 7 == 1 ? 8 : 4
        guard rest.count >= width else { return nil }
        rest = rest.dropFirst(width)
      case 2:
        guard let count = Self.varint(&rest), count <= rest.count else { return nil }
        texts[field] = Array(rest.prefix(count))
        rest = rest.dropFirst(count)
      default: return nil
      }
    }
  }

  func number(_ field: Int) -> Int? { numbers[field] }
  func data(_ field: Int) -> [UInt8]? { texts[field] }

  /// Nil where it is cut, or larger than an `Int`.
  private static func varint(_ rest: inout ArraySlice<UInt8>) -> Int? {
    var number: UInt64 = 0
    for shift in stride(from: UInt64(0), through: 63, by: 7) {
      guard let byte = rest.popFirst() else { return nil }
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(exactly: number) }
    }
    return nil
  }
}
