import Foundation
import Recurrent
import Testing

@Suite struct SafetensorsTests {
  /// A file with this header and this many bytes of data.
  static func file(_ header: String, data: [UInt8]) -> [UInt8] {
    let header = Array(header.utf8)
    return (0..<8).map { UInt8(truncatingIfNeeded: header.count >> ($0 * 8)) } + header + data
  }

  static func file(_ header: String, data count: Int = 0) -> [UInt8] {
    file(header, data: [UInt8](repeating: 0, count: count))
  }

  static func scratchFile() -> String {
    NSTemporaryDirectory() + "model-\(UUID().uuidString).safetensors"
  }

  @Test(arguments: 0..<20) func whatIsWrittenIsReadBack(seed: Int) throws {
    let generator = Generator(seed: seed)
    let tensors = (0..<generator.integer(in: 0..<6)).map { index in
      let shape = (0..<generator.integer(in: 0..<4)).map { _ in generator.integer(in: 0..<5) }
      return NamedTensor(name: "層.\(index) \"\\\n\u{1}", tensor: randn(shape, using: generator))
    }
    let written = Safetensors(tensors, metadata: ["b": "2", "a": "\u{1F600} \t"])
    let bytes = try written.bytes()
    #expect((8 + Int(bytes[0]) + Int(bytes[1]) << 8) % 8 == 0, "seed \(seed)")
    let read = try Safetensors(bytes: bytes)
    #expect(read.metadata == written.metadata, "seed \(seed)")
    #expect(read.tensors.map(\.name) == tensors.map(\.name), "seed \(seed)")
    #expect(read.tensors.map(\.tensor.shape) == tensors.map(\.tensor.shape), "seed \(seed)")
    for (one, other) in zip(read.tensors, tensors) {
      #expect(one.tensor.scalars == other.tensor.scalars, "seed \(seed)")
    }
    #expect(try read.bytes() == bytes, "seed \(seed)")
  }

  @Test func specialNumbersKeepTheirBits() throws {
    let values: [Float] = [
      .nan, -0.0, .infinity, -.infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude,
      Float(bitPattern: 0xFFC1_2345),
    ]
    let bytes = try Safetensors([NamedTensor(name: "x", tensor: Tensor(values))]).bytes()
    let read = try #require(try Safetensors(bytes: bytes)["x"])
    #expect(read.scalars.map(\.bitPattern) == values.map(\.bitPattern))
  }

  @Test(arguments: ["optim", "random", "programs"])
  func filesOfPyTorchAreRead(area: String) throws {
    for golden in try GoldenCase.all(area) {
      let path = Golden.folder.appendingPathComponent(area)
        .appendingPathComponent(try golden.entry.member("file").string()).path
      let integers = golden.tensors.values.flatMap { $0.integers ?? [] }
      if integers.contains(where: { Float(exactly: $0) == nil }) {
        #expect(throws: SafetensorsError.self) { try Safetensors(contentsOf: path) }
        continue
      }
      let read = try Safetensors(contentsOf: path)
      #expect(Set(read.tensors.map(\.name)) == Set(golden.names), "\(golden.name)")
      for named in read.tensors {
        try GoldenTolerance.exact.expect(
          named.tensor.scalars, shape: named.tensor.shape, equals: named.name, in: golden)
      }
    }
  }

  @Test(
    arguments: [
      ("F64", [0, 0, 0, 0, 0, 0, 0xF8, 0x3F], Float(1.5)),
      ("F64", [0x9A, 0x99, 0x99, 0x99, 0x99, 0x99, 0xB9, 0x3F], 0.1),
      ("F64", [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xEF, 0x7F], .infinity),
      ("F16", [0x00, 0x3C], 1), ("F16", [0x01, 0x80], -0x1p-24), ("F16", [0xFF, 0x7B], 65504),
      ("F16", [0x00, 0xFC], -.infinity), ("F16", [0xFF, 0x03], 0x3FFp-24),
      ("BF16", [0x80, 0x3F], 1), ("BF16", [0x49, 0xC0], -3.140625),
      ("I64", [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], -1),
      ("I64", [0, 0, 0, 1, 0, 0, 0, 0], 16_777_216), ("U64", [7, 0, 0, 0, 0, 0, 0, 0], 7),
      ("I32", [0xFE, 0xFF, 0xFF, 0xFF], -2), ("U32", [0, 0, 0, 0x80], 2_147_483_648),
      ("I16", [0x00, 0x80], -32768), ("U16", [0xFF, 0xFF], 65535), ("I8", [0x80], -128),
      ("U8", [0xFF], 255), ("BOOL", [1], 1), ("BOOL", [0], 0),
    ] as [(String, [UInt8], Float)])
  func otherTypesAreConverted(type: String, data: [UInt8], value: Float) throws {
    let header = "{\"x\":{\"dtype\":\"\(type)\",\"shape\":[],\"data_offsets\":[0,\(data.count)]}}"
    let read = try #require(try Safetensors(bytes: Self.file(header, data: data))["x"])
    #expect(read.shape == [] && read.item == value)
  }

  @Test func aHalfThatIsNoNumberStaysNone() throws {
    let header = #"{"x":{"dtype":"F16","shape":[1],"data_offsets":[0,2]}}"#
    let read = try #require(try Safetensors(bytes: Self.file(header, data: [0x01, 0x7E]))["x"])
    #expect(read.item.isNaN)
  }

  @Test(
    arguments: [
      ("I64", [1, 0, 0, 1, 0, 0, 0, 0], "cannot be stored exactly as a float"),
      ("U32", [0xFF, 0xFF, 0xFF, 0xFF], "cannot be stored exactly as a float"),
      ("BOOL", [2], "is neither true nor false"),
    ] as [(String, [UInt8], String)])
  func integersAreNeverRounded(type: String, data: [UInt8], message: String) {
    let header = "{\"x\":{\"dtype\":\"\(type)\",\"shape\":[1],\"data_offsets\":[0,\(data.count)]}}"
    let error = #expect(throws: SafetensorsError.self) {
      try Safetensors(bytes: Self.file(header, data: data))
    }
    #expect(error?.reason.hasSuffix(message) == true, "\(error?.reason ?? "")")
  }

  @Test func metadataIsOptionalAndOrderIsKept() throws {
    let header =
      #" {"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]},"#
      + #""a":{"data_offsets":[0,4],"dtype":"F32","shape":[1,1]}}   "#
    let read = try Safetensors(bytes: Self.file(header, data: [0, 0, 128, 63, 0, 0, 0, 64]))
    #expect(read.metadata.isEmpty)
    #expect(read.tensors.map(\.name) == ["b", "a"])
    #expect(read["b"]?.item == 2 && read["a"]?.item == 1)
  }

  @Test func namesThatCannotBeReadBackAreRefused() {
    let x = zeros(1)
    for names in [["a", "a"], ["__metadata__"]] {
      let tensors = names.map { NamedTensor(name: $0, tensor: x) }
      #expect(throws: SafetensorsError.self) { try Safetensors(tensors).bytes() }
    }
  }
}
