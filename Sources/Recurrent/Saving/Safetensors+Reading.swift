extension Safetensors {
  /// Longest header that is read, in bytes; the format's own limit.
  private static let longestHeader = 100_000_000
  /// Most axes of a tensor; PyTorch's limit.
  private static let mostAxes = 64

  /// Reads the bytes of a file.
  package init(bytes: [UInt8], source: String = "safetensors") throws(SafetensorsError) {
    func damaged(_ reason: String) -> SafetensorsError { SafetensorsError(source, reason) }
    if bytes.isEmpty { throw damaged("the file is empty") }
    if let problem = Self.otherKind(bytes) { throw damaged(problem) }
    guard bytes.count >= 8 else {
      throw damaged(
        "the file is cut off: it has \(counted(bytes.count, "byte")); the header's length alone takes 8"
      )
    }
    let length = bytes[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= Self.longestHeader else {
      throw damaged("the header would have \(length) bytes; the limit is \(Self.longestHeader)")
    }
    let start = 8 + Int(length)
    guard start <= bytes.count else {
      throw damaged(
        "the file is cut off: the header has \(length) bytes, the file \(bytes.count - 8) after its "
          + "length; fetch it again")
    }
    let header: JSONValue
    do { header = try JSONReader.value(of: Array(bytes[8..<start])) } catch {
      throw damaged("the header is not valid JSON: \(error.reason), at byte \(8 + error.offset)")
    }
    guard case .object(let members) = header else {
      throw damaged("the header is not a JSON object")
    }
    metadata = [:]
    var entries: [TensorEntry] = []
    for member in members {
      if member.name == "__metadata__" {
        metadata = try Self.metadata(member.value, source)
      } else {
        let entry: TensorEntry
        do { entry = try TensorEntry(member.name, member.value, mostAxes: Self.mostAxes) } catch {
          throw damaged("\(member.name): \(error.reason)")
        }
        entries.append(entry)
      }
    }
    if let problem = TensorEntry.problem(entries, dataSize: bytes.count - start) {
      throw damaged(problem)
    }
    tensors = []
    tensors.reserveCapacity(entries.count)
    for entry in entries {
      let result = Tensor(unfilled: entry.shape)
      let region = (start + entry.begin)..<(start + entry.end)
      let problem = bytes[region].withUnsafeBytes {
        entry.type.convert(
          $0, to: UnsafeMutableBufferPointer(start: result.base, count: result.count))
      }
      if let problem { throw damaged("\(entry.name): \(problem)") }
      tensors.append(NamedTensor(name: entry.name, tensor: result))
    }
  }

  /// What the file is, if it is something else that is known. One that starts as safetensors do, with
  /// a length that the format allows and a brace, is taken for one.
  private static func otherKind(_ bytes: [UInt8]) -> String? {
    let isLength = bytes.count >= 8 && bytes[4..<8].allSatisfy { $0 == 0 }
    if isLength, bytes.count == 8 || bytes[8] == UInt8(ascii: "{") { return nil }
    if let kind = FileKind(bytes) { return kind.message }
    return textAtStart(bytes).map {
      "it is a text file, which begins “\($0)”, not safetensors"
    }
  }

  /// The first words of a file that is text. A header that is no longer than the format allows has
  /// zeros among the first eight bytes.
  private static func textAtStart(_ bytes: [UInt8]) -> String? {
    let start = bytes.prefix(60)
    let isText = start.allSatisfy { $0 >= 0x20 && $0 != 0x7F || [0x09, 0x0A, 0x0D].contains($0) }
    // The last character may be cut.
    let texts = (0..<min(4, start.count)).lazy.map {
      String(validating: start.dropLast($0), as: UTF8.self)
    }
    guard isText, let text = texts.compactMap(\.self).first else { return nil }
    return String(text.prefix { !$0.isNewline }.prefix(40))
  }

  private static func metadata(
    _ value: JSONValue, _ source: String
  ) throws(SafetensorsError) -> [String: String] {
    guard case .object(let members) = value else {
      throw SafetensorsError(source, "__metadata__ is not a JSON object")
    }
    var metadata: [String: String] = [:]
    for member in members {
      guard case .string(let text) = member.value else {
        throw SafetensorsError(source, "__metadata__: \(member.name) is not a string")
      }
      metadata[member.name] = text
    }
    return metadata
  }
}

/// What the header says about one tensor.
private struct TensorEntry {
  struct Problem: Error { let reason: String }

  let name: String
  let type: StoredType
  let shape: [Int]
  /// Where its bytes lie, counted from the end of the header.
  let begin: Int
  let end: Int

  init(_ name: String, _ value: JSONValue, mostAxes: Int) throws(Problem) {
    self.name = name
    guard case .object(let members) = value else {
      throw Problem(reason: "it is not a JSON object")
    }
    let unknown = members.map(\.name).filter { !["dtype", "shape", "data_offsets"].contains($0) }
    if let first = unknown.first { throw Problem(reason: "“\(first)” is not a known field") }
    guard case .string(let type)? = value["dtype"] else {
      throw Problem(reason: "dtype is not a string")
    }
    guard let known = StoredType(rawValue: type) else {
      throw Problem(reason: "the type \(type) cannot be read")
    }
    self.type = known
    guard let shape = Self.counts(value["shape"]) else {
      throw Problem(reason: "shape is not a list of whole numbers")
    }
    if shape.count > mostAxes {
      throw Problem(reason: "it has \(shape.count) axes; the limit is \(mostAxes)")
    }
    self.shape = shape
    guard let offsets = Self.counts(value["data_offsets"]), offsets.count == 2,
      offsets[0] <= offsets[1]
    else { throw Problem(reason: "data_offsets are not two ascending whole numbers") }
    (begin, end) = (offsets[0], offsets[1])
    guard let size = Self.byteSize(shape, known) else {
      throw Problem(reason: "\(shape) has more numbers than a machine can count")
    }
    if size != end - begin {
      throw Problem(
        reason: "\(shape) of \(type) takes \(size) bytes, but data_offsets give it \(end - begin)")
    }
  }

  private static func counts(_ value: JSONValue?) -> [Int]? {
    guard case .array(let values)? = value else { return nil }
    let counts = values.compactMap(\.count)
    return counts.count == values.count ? counts : nil
  }

  /// Bytes of a tensor; nil if a product of its sizes overflows, even where another size is 0:
  /// strides are such products.
  private static func byteSize(_ shape: [Int], _ type: StoredType) -> Int? {
    var size = type.size
    for axis in shape where axis != 0 {
      let (product, overflows) = size.multipliedReportingOverflow(by: axis)
      if overflows { return nil }
      size = product
    }
    return shape.contains(0) ? 0 : size
  }

  /// What keeps the tensors from filling the data without a gap or an overlap.
  static func problem(_ entries: [TensorEntry], dataSize: Int) -> String? {
    var place = 0
    for entry in entries.sorted(by: { ($0.begin, $0.end) < ($1.begin, $1.end) }) {
      if entry.end > dataSize {
        return "the file is cut off, or its header is wrong: "
          + "\(entry.name): its bytes end at \(entry.end), but the data at \(dataSize)"
      }
      if entry.begin != place {
        return "\(entry.name): its bytes start at \(entry.begin), but "
          + "the tensors before it end at \(place)"
      }
      place = entry.end
    }
    return place == dataSize ? nil : "there are \(dataSize - place) bytes after the last tensor"
  }
}
