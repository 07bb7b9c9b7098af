#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

enum Machine {
  static var cores: Int {
    max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }
}
