#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

enum SystemError {
  /// The C library's words for an error's number, in the C locale: `No such file or directory`.
  static func text(_ number: Int32) -> String {
    String(cString: strerror(number))
  }
}
