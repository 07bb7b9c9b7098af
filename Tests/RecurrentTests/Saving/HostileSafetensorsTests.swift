import Recurrent
import Testing

/// Files that were damaged, or made to do damage.
@Suite struct HostileSafetensorsTests {
  private static func entry(_ name: String, _ shape: String, _ begin: Int, _ end: Int) -> String {
    "\"\(name)\":{\"dtype\":\"F32\",\"shape\":\(shape),\"data_offsets\":[\(begin),\(end)]}"
  }

  static let headers: [(String, Int, String)] = [
    ("", 0, "the header is not valid JSON: the text ends where a value should be, at byte 8"),
    ("[]", 0, "the header is not a JSON object"),
    ("{} x", 0, "the header is not valid JSON: there is text after the value, at byte 11"),
    ("{\(entry("x", "[1]", 0, 4)),}", 4, "a name in quotes should be here"),
    ("{}", 3, "3 bytes after the last tensor"),
    ("{\(entry("x", "[2]", 0, 8))}", 4, "x: its bytes end at 8, but the data at 4"),
    (
      "{\(entry("x", "[1]", 4, 8))}", 8,
      "x: its bytes start at 4, but the tensors before it end at 0"
    ),
    (
      "{\(entry("x", "[2]", 0, 8)),\(entry("y", "[2]", 4, 12))}", 12,
      "y: its bytes start at 4, but the tensors before it end at 8"
    ),
    (
      "{\(entry("x", "[2]", 0, 8)),\(entry("y", "[1]", 12, 16))}", 16,
      "y: its bytes start at 12, but the tensors before it end at 8"
    ),
    ("{\(entry("x", "[1]", 0, 4)),\(entry("x", "[1]", 4, 8))}", 8, "the name “x” appears twice"),
    ("{\(entry("x", "[1]", 0, 4)),\(entry("\\u0078", "[1]", 4, 8))}", 8, "“x” appears twice"),
    ("{\(entry("x", "[3]", 0, 8))}", 8, "x: [3] of F32 takes 12 bytes, but data_offsets give it 8"),
    (
      "{\(entry("x", "[4611686018427387904,4]", 0, 0))}", 0,
      "has more numbers than a machine can count"
    ),
    (
      "{\(entry("x", "[0,4611686018427387904,4]", 0, 0))}", 0,
      "has more numbers than a machine can count"
    ),
    ("{\(entry("x", "[4611686018427387904]", 0, 0))}", 0, "more numbers than a machine can count"),
    ("{\(entry("x", "[99999999999999999999]", 0, 0))}", 0, "shape is not a list of whole numbers"),
    ("{\(entry("x", "[-1]", 0, 4))}", 4, "x: shape is not a list of whole numbers"),
    ("{\(entry("x", "[1.0]", 0, 4))}", 4, "x: shape is not a list of whole numbers"),
    ("{\(entry("x", "1", 0, 4))}", 4, "x: shape is not a list of whole numbers"),
    ("{\(entry("x", "[]", 4, 0))}", 4, "x: data_offsets are not two ascending whole numbers"),
    (
      "{\(entry("x", "[\([String](repeating: "1", count: 65).joined(separator: ","))]", 0, 4))}", 4,
      "x: it has 65 axes; the limit is 64"
    ),
    (#"{"x":{"dtype":"F32","shape":[1]}}"#, 4, "x: data_offsets are not two ascending"),
    (#"{"x":{"dtype":"F32","shape":[],"data_offsets":[0,4,8]}}"#, 8, "x: data_offsets are not two"),
    (#"{"x":{"dtype":"F8_E4M3","shape":[1],"data_offsets":[0,1]}}"#, 1, "the type F8_E4M3 cannot"),
    (#"{"x":{"dtype":32,"shape":[1],"data_offsets":[0,4]}}"#, 4, "x: dtype is not a string"),
    (
      #"{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"y":1}}"#, 4,
      "“y” is not a known field"
    ),
    (#"{"x":[1,2]}"#, 4, "x: it is not a JSON object"),
    (#"{"__metadata__":{"format":1}}"#, 0, "__metadata__: format is not a string"),
    (#"{"__metadata__":"pt"}"#, 0, "__metadata__ is not a JSON object"),
    (#"{"x\ud800":1}"#, 0, "half of a surrogate pair"),
    (#"{"x\udc00\ud800":1}"#, 0, "half of a surrogate pair"),
    (#"{"x":01}"#, 0, "a number starts with 0"),
    (#"{"x":+1}"#, 0, "a value should be here"),
    (#"{"x":NaN}"#, 0, "a value should be here"),
    (#"{"x":1.}"#, 0, "a digit should be here"),
    (#"{"x"}"#, 0, "a colon should be here"),
    (#"{"x":1"#, 0, "a comma or a closing brace should be here"),
    (#"{"x":[1"#, 0, "a comma or a closing bracket should be here"),
    (#"{"x"#, 0, "the string that starts here does not end"),
    (#"{"\q":1}"#, 0, "this is not a valid escape"),
    ("{\"\u{1}\":1}", 0, "there is a control character in a string"),
    (#"{"x":"# + String(repeating: "[", count: 100_000), 0, "nested more than 32 levels deep"),
    (String(repeating: #"{"a":"#, count: 100_000), 0, "nested more than 32 levels deep"),
  ]

  @Test(arguments: headers.indices) func aDamagedHeaderIsAnError(index: Int) {
    let (header, data, message) = Self.headers[index]
    let error = #expect(throws: SafetensorsError.self) {
      try Safetensors(bytes: SafetensorsTests.file(header, data: data), source: "m")
    }
    #expect(error?.reason.contains(message) == true, "\(error?.reason ?? "") for \(message)")
    #expect(error?.description.hasPrefix("m: ") == true)
  }

  @Test func textThatIsNotUTF8IsAnError() {
    var bytes = SafetensorsTests.file(#"{"x?":1}"#)
    bytes[11] = 0xFF
    let error = #expect(throws: SafetensorsError.self) { try Safetensors(bytes: bytes) }
    #expect(error?.reason.contains("a string is not UTF-8") == true)
    // A long form of the slash, as attackers write it.
    bytes.replaceSubrange(10..<12, with: [0xC0, 0xAF])
    #expect(throws: SafetensorsError.self) { try Safetensors(bytes: bytes) }
  }

  @Test(
    arguments: [
      [], [0, 0, 0], [2, 0, 0, 0, 0, 0, 0, 0], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
      [0, 0, 0, 0, 0, 0, 0, 0x80], [0xF8, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 0x7B, 0x7D],
      [0, 0xE1, 0xF5, 0x05, 0, 0, 0, 0, 0x7B, 0x7D],
    ] as [[UInt8]])
  func aHeaderLengthBeyondTheFileIsAnError(bytes: [UInt8]) {
    #expect(throws: SafetensorsError.self) { try Safetensors(bytes: bytes) }
  }

  /// Each byte changed, and each length: an error or other numbers, never a trap.
  @Test func noChangeOfAByteAndNoCutStopsTheProgram() throws {
    let whole = try Safetensors([
      NamedTensor(name: "weight_ih_l0", tensor: randn(3, 2, using: Generator(seed: 1))),
      NamedTensor(name: "b", tensor: zeros(0, 4)), NamedTensor(name: "c", tensor: Tensor(1)),
    ]).bytes()
    for length in 0..<whole.count {
      #expect(throws: SafetensorsError.self) { try Safetensors(bytes: Array(whole[..<length])) }
    }
    let generator = Generator(seed: 77)
    var readable = 0
    for index in whole.indices {
      for _ in 0..<8 {
        var bytes = whole
        bytes[index] = UInt8(generator.integer(in: 0..<256))
        if (try? Safetensors(bytes: bytes)) != nil { readable += 1 }
      }
    }
    #expect(readable > 0 && readable < whole.count * 8, "seed 77")
  }

  /// Several random changes: bytes replaced, dropped, doubled.
  @Test(arguments: 0..<16) func randomDamageStopsNothing(seed: Int) throws {
    let generator = Generator(seed: seed)
    let whole = try Safetensors([
      NamedTensor(name: "a", tensor: rand(2, 3, using: generator)),
      NamedTensor(name: "b", tensor: rand(5, using: generator)),
    ]).bytes()
    let marks = Array(#"{}[]",:\0123456789-.eEu"#.utf8)
    var refused = 0
    for _ in 0..<300 {
      var bytes = whole
      for _ in 0...generator.integer(in: 0..<4) {
        let place = generator.integer(in: 0..<bytes.count)
        switch generator.integer(in: 0..<4) {
        case 0: bytes[place] = marks[generator.integer(in: 0..<marks.count)]
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(bytes[place], at: place)
        default: bytes[place] ^= 1 << UInt8(generator.integer(in: 0..<8))
        }
      }
      do { _ = try Safetensors(bytes: bytes) } catch { refused += 1 }
    }
    #expect(refused > 100, "seed \(seed): \(refused) of 300 refused")
  }
}
