/// What a file is, by its first bytes: for messages about files that were expected to be something
/// else.
struct FileKind {
  /// With its article: "a gzip archive".
  let name: String
  /// How to get what was expected, if there is a usual way.
  var advice: String?
  /// The bytes are text all the same.
  var isText = false
  /// "it is a zip archive; unpack it first".
  var message: String { "it is \(name)" + (advice.map { "; \($0)" } ?? "") }
  var isWorkbook = false

  private init(_ name: String, advice: String? = nil, isText: Bool = false) {
    self.name = name
    self.advice = advice
    self.isText = isText
  }

  /// Nil where the bytes are none of those that are known.
  init?(_ bytes: [UInt8]) {
    if bytes.isEmpty { return nil }
    guard let kind = Self.text(bytes) ?? Self.archive(bytes) ?? Self.binary(bytes) else {
      return nil
    }
    self = kind
  }

  private static func text(_ bytes: [UInt8]) -> FileKind? {
    if bytes.starts(with: Array("version https://git-lfs.github.com/".utf8)) {
      return FileKind(
        "a Git LFS pointer, not the file", advice: "fetch the file with git lfs pull", isText: true)
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let text = bytes[start...].drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }.prefix(32)
      .map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    for mark in ["<!doctype html", "<html", "<head", "<body", "<?xml", "<error"]
    where text.starts(with: Array(mark.utf8)) {
      let what = mark == "<?xml" || mark == "<error" ? "an XML page" : "an HTML page"
      return FileKind(
        what, advice: "the download brought an error page or a sign-in page", isText: true)
    }
    return nil
  }

  private static func archive(_ bytes: [UInt8]) -> FileKind? {
    if bytes.starts(with: Array("PK\u{3}\u{4}".utf8))
      || bytes.starts(with: Array("PK\u{5}\u{6}".utf8))
    {
      if contains(bytes, "data.pkl") { return pickle("a PyTorch pickle in a zip archive") }
      if contains(bytes, "[Content_Types].xml") || contains(bytes, "xl/workbook") {
        var kind = FileKind("an Office document such as an Excel workbook")
        kind.isWorkbook = true
        return kind
      }
      if contains(bytes.prefix(256), ".npy") {
        return FileKind("a NumPy archive (.npz)", advice: numpy)
      }
      if contains(bytes, "model.weights.h5") {
        return FileKind("a Keras model (.keras)", advice: numpy)
      }
      return FileKind("a zip archive", advice: "unpack it first")
    }
    let marks: [([UInt8], String)] = [
      ([0x1F, 0x8B], "gzip"), ([0x42, 0x5A, 0x68], "bzip2"),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "xz"), ([0x28, 0xB5, 0x2F, 0xFD], "Zstandard"),
      ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "7-Zip"),
    ]
    for (mark, name) in marks where bytes.starts(with: mark) {
      return FileKind("compressed with \(name)", advice: "unpack it first")
    }
    return nil
  }

  private static func binary(_ bytes: [UInt8]) -> FileKind? {
    if bytes.count > 2, bytes[0] == 0x80, (2...5).contains(bytes[1]) {
      // The number with which PyTorch's older format begins, or what a pickled tensor names.
      let isTorch =
        contains(bytes.prefix(32), [0x6C, 0xFC, 0x9C, 0x46, 0xF9]) || contains(bytes, "torch")
      return pickle(isTorch ? "a PyTorch pickle" : "a Python pickle")
    }
    // At both ends: a table's first column may have that name.
    let parquet = Array("PAR1".utf8)
    if bytes.starts(with: parquet), bytes.suffix(4).elementsEqual(parquet) {
      return FileKind("a Parquet file")
    }
    let marks: [([UInt8], String, String?)] = [
      (
        [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A], "an HDF5 file, as Keras saves them", numpy
      ),
      ([0x93] + Array("NUMPY".utf8), "a NumPy array (.npy)", numpy),
      (Array("GGUF".utf8), "a GGUF model", nil),
      (Array("%PDF".utf8), "a PDF document", nil),
      ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document such as an Excel workbook (.xls)", nil),
    ]
    for (mark, name, advice) in marks where bytes.starts(with: mark) {
      return FileKind(name, advice: advice)
    }
    return nil
  }

  private static let numpy = "save its arrays in Python with safetensors.numpy.save_file"

  private static func pickle(_ name: String) -> FileKind {
    FileKind(
      name,
      advice:
        "save it with safetensors: in Python, safetensors.torch.save_file(model.state_dict(), "
        + "\"model.safetensors\")")
  }

  private static func contains(_ bytes: some RandomAccessCollection<UInt8>, _ text: String) -> Bool
  {
    contains(bytes, Array(text.utf8))
  }

  private static func contains(_ bytes: some RandomAccessCollection<UInt8>, _ mark: [UInt8]) -> Bool
  {
    var rest = bytes[...]
    while let start = rest.firstIndex(of: mark[0]) {
      rest = rest[start...]
      if rest.starts(with: mark) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
