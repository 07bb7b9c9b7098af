extension Safetensors {
  /// The bytes of a file with these tensors.
  package func bytes(source: String = "safetensors") throws(SafetensorsError) -> [UInt8] {
    var entries: [String] = []
    var names: Set<String> = []
    if !metadata.isEmpty {
      let notes = metadata.sorted { $0.key < $1.key }.map {
        "\(JSONWriter.quoted($0.key)):\(JSONWriter.quoted($0.value))"
      }
      entries.append("\"__metadata__\":{\(notes.joined(separator: ","))}")
    }
    var end = 0
    for named in tensors {
      if named.name == "__metadata__" || !names.insert(named.name).inserted {
        throw SafetensorsError(source, "the name “\(named.name)” is reserved or used twice")
      }
      let start = end
      end += named.tensor.count * 4
      let shape = named.tensor.shape.map { "\($0)" }.joined(separator: ",")
      entries.append(
        "\(JSONWriter.quoted(named.name)):{\"dtype\":\"F32\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(start),\(end)]}")
    }
    var header = Array("{\(entries.joined(separator: ","))}".utf8)
    // Spaces up to a multiple of 8, so that the numbers are aligned in a mapped file.
    header += Array(repeating: 0x20, count: -header.count & 7)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + header.count + end)
    withUnsafeBytes(of: UInt64(header.count).littleEndian) { bytes += $0 }
    bytes += header
    for named in tensors {
      let values = UnsafeBufferPointer(start: named.tensor.base, count: named.tensor.count)
      #if _endian(little)
        bytes += UnsafeRawBufferPointer(values)
      #else
        for value in values {
          withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes += $0 }
        }
      #endif
    }
    return bytes
  }
}
