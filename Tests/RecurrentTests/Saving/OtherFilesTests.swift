import Recurrent
import Testing

/// Files that are no safetensors, by what they are.
@Suite struct OtherFilesTests {
  static let files: [([UInt8], String)] = [
    (
      Array("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n".utf8),
      "it is a Git LFS pointer, not the file; fetch the file with git lfs pull"
    ),
    (
      Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 26) + Array("model/data.pkl".utf8),
      "it is a PyTorch pickle in a zip archive; save it with safetensors"
    ),
    (
      [0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, 0x2E],
      "it is a PyTorch pickle; save it with safetensors"
    ),
    (
      [0x80, 0x04, 0x95, 0x10, 0, 0, 0, 0, 0, 0, 0, 0x7D],
      "it is a Python pickle; save it with safe"
    ),
    ([0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], "it is an HDF5 file, as Keras saves"),
    (
      [0x93] + Array("NUMPY\u{1}\u{0}v\u{0}{'descr'".utf8),
      "it is a NumPy array (.npy); save its arrays"
    ),
    (
      Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 26) + Array("arr_0.npy".utf8),
      "it is a NumPy archive (.npz); save its arrays"
    ),
    (Array("PK\u{3}\u{4}\u{14}\u{0}readme.txt".utf8), "it is a zip archive; unpack it first"),
    ([0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 3], "it is compressed with gzip; unpack it first"),
    (Array("\n<!doctype HTML><html lang=en>".utf8), "it is an HTML page; the download brought an"),
    (Array("<html>\n<head>404</head>".utf8), "it is an HTML page"),
    (Array("<?xml version=\"1.0\"?><Error>".utf8), "it is an XML page"),
    (
      Array("Invalid username or password.".utf8),
      "it is a text file, which begins “Invalid username"
    ),
    (Array("Entry not found".utf8), "it is a text file, which begins “Entry not found”"),
    (Array("{\"error\":\"gated\"}".utf8), "it is a text file, which begins “{\"error\""),
    (Array("GGUF".utf8) + [3, 0, 0, 0, 1], "it is a GGUF model"),
    ([], "the file is empty"),
    ([7], "the file is cut off: it has 1 byte; the header's length alone takes 8"),
  ]

  @Test(arguments: files.indices) func areNamed(index: Int) {
    let (bytes, message) = Self.files[index]
    let error = #expect(throws: SafetensorsError.self) {
      try Safetensors(bytes: bytes, source: "model.safetensors")
    }
    #expect(
      error?.description.hasPrefix("model.safetensors: \(message)") == true, "\(error as Any)")
  }

  /// A header of 0x0280 bytes starts as a pickle does, one of 0x8B1F bytes as gzip.
  @Test(arguments: [0x0280, 0x0480, 0x8B1F]) func aHeaderOfAnyLengthIsOne(length: Int) throws {
    let header = #"{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#
    let padded = header + String(repeating: " ", count: length - header.utf8.count)
    let tensors = try Safetensors(bytes: SafetensorsTests.file(padded, data: 4)).tensors
    #expect(tensors.map(\.name) == ["w"])
  }

  @Test func aFileThatIsCutOffSaysSo() throws {
    let whole = try Safetensors([NamedTensor(name: "w", tensor: ones(40))]).bytes()
    for length in [30, whole.count - 1, whole.count - 100] {
      let error = #expect(throws: SafetensorsError.self) {
        try Safetensors(bytes: Array(whole[..<length]))
      }
      #expect(error?.reason.hasPrefix("the file is cut off") == true)
    }
  }
}
