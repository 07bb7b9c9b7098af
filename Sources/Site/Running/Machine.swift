#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

enum Machine {
  static var cores: Int {
    max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }
}
