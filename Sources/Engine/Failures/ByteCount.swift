/// Amounts of memory and output in words: "2 GB", "1.5 MB".
enum ByteCount {
  static func words(_ bytes: UInt64) -> String {
    let units: [(UInt64, String)] = [(1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "kB")]
    for (unit, name) in units where bytes >= unit {
      let tenths = (bytes * 10 + unit / 2) / unit
      return tenths % 10 == 0 ? "\(tenths / 10) \(name)" : "\(tenths / 10).\(tenths % 10) \(name)"
    }
    return "\(bytes) bytes"
  }
}
