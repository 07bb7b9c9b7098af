/// A ZIP archive of files that are stored as they are.
///
/// Nothing is compressed: the same bytes come out on every machine, whatever the version of its zlib,
/// and a book of text is small beside one photo. No entry has an extra field or a time of its own.
///
/// - Source: APPNOTE.TXT 6.3.10, PKWARE; Open Container Format 3.3, section 4.2.
package struct ZipArchive {
  /// 1980-01-01, the first day that ZIP can name; its time is 0.
  private static let date: UInt16 = 1 << 5 | 1
  /// The version that can read a stored file in a folder.
  private static let version: UInt16 = 20
  /// Names are UTF-8.
  private static let flags: UInt16 = 1 << 11

  private var files: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0

  package init() {}

  package mutating func add(_ name: String, _ bytes: [UInt8]) {
    let name = Array(name.utf8)
    let isASCII = name.allSatisfy { $0 < 0x80 }
    var entry: [UInt8] = []
    entry.append(Self.version)
    entry.append(isASCII ? 0 : Self.flags)
    entry.append(UInt16(0))  // stored
    entry.append(UInt16(0))
    entry.append(Self.date)
    entry.append(CRC32.checksum(of: bytes))
    entry.append(UInt32(bytes.count))
    entry.append(UInt32(bytes.count))
    entry.append(UInt16(name.count))
    entry.append(UInt16(0))  // no extra field

    directory.append(UInt32(0x0201_4B50))
    directory.append(Self.version)  // made by
    directory += entry
    directory.append(UInt16(0))  // no comment
    directory.append(UInt16(0))  // on the first disk
    directory.append(UInt16(0))
    directory.append(UInt32(0))
    directory.append(UInt32(files.count))
    directory += name

    files.append(UInt32(0x0403_4B50))
    files += entry
    files += name
    files += bytes
    count += 1
  }

  package var bytes: [UInt8] {
    var end: [UInt8] = []
    end.append(UInt32(0x0605_4B50))
    end.append(UInt16(0))
    end.append(UInt16(0))
    end.append(count)
    end.append(count)
    end.append(UInt32(directory.count))
    end.append(UInt32(files.count))
    end.append(UInt16(0))
    return files + directory + end
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ value: some FixedWidthInteger) {
    for place in stride(from: 0, to: value.bitWidth, by: 8) {
      append(UInt8(truncatingIfNeeded: value >> place))
    }
  }
}
