import Hashing
import Testing

@Suite struct HashingTests {
  /// The examples of FIPS 180-2, appendix B.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func isSHA256(text: String, expected: String) {
    var hash = SHA256()
    hash.append(text.utf8)
    #expect(hash.hex == expected)
  }

  /// The last example of FIPS 180-2, appendix B.
  @Test func isSHA256OfAMillionBytes() {
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    var hash = SHA256()
    hash.append(bytes)
    #expect(hash.hex == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func doesNotMindHowTheBytesCome() {
    let bytes = (0..<200).map { UInt8($0) }
    for cut in bytes.indices {
      var hash = SHA256()
      hash.append(bytes[..<cut])
      hash.append(bytes[cut...])
      #expect(hash.bytes == SHA256.digest(of: bytes), "cut at \(cut)")
    }
  }

  @Test func tellsFieldsApart() {
    var one = Digest()
    one.add("ab")
    one.add("c")
    var other = Digest()
    other.add("a")
    other.add("bc")
    #expect(one.hex != other.hex)
    #expect(Digest.hex(of: "abc".utf8) != Digest.hex(of: "abc\0".utf8))
  }
}
