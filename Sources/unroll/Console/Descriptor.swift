#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Standard output and standard error, unbuffered: what is written is there.
enum Descriptor: Int32 {
  case output = 1
  case error = 2

  func write(_ text: String) throws(OutputFailure) {
    var text = text
    let errorNumber = text.withUTF8 { Self.write($0, to: rawValue) }
    switch errorNumber {
    case 0: return
    case EPIPE: throw .nobodyReads
    default: throw .cannotWrite(reason: String(cString: strerror(errorNumber)))
    }
  }

  var isTerminal: Bool { isatty(rawValue) == 1 }

  /// Writes all the bytes; 0, or the error's number.
  private static func write(_ bytes: UnsafeBufferPointer<UInt8>, to descriptor: Int32) -> Int32 {
    var bytes = bytes[...]
    while !bytes.isEmpty {
      let rest = UnsafeBufferPointer(rebasing: bytes)
      #if canImport(Glibc)
        let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
      #else
        let written = Darwin.write(descriptor, rest.baseAddress, rest.count)
      #endif
      if written < 0 {
        if errno == EINTR || errno == EAGAIN { continue }
        return errno
      }
      bytes = bytes.dropFirst(written)
    }
    return 0
  }
}

/// Why nothing can be said.
enum OutputFailure: Error {
  /// Whoever read the standard output has gone.
  case nobodyReads
  case cannotWrite(reason: String)
}
