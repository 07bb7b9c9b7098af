/// A system call by its number, past the C library, which would refuse some by itself.
struct RawCall: Sendable {
  var name: String
  var number: Int
  var arguments: [Int]

  init(_ name: String, _ x86: Int, _ arm: Int, _ arguments: [Int] = []) {
    self.name = name
    #if arch(x86_64)
      number = x86
    #else
      number = arm
    #endif
    self.arguments = arguments + Array(repeating: 0, count: 4 - arguments.count)
  }

  static let kill = RawCall("kill", 62, 129)
  static let tkill = RawCall("tkill", 200, 130)
  static let tgkill = RawCall("tgkill", 234, 131)
  static let setpgid = RawCall("setpgid", 109, 154)
  static let ptrace = RawCall("ptrace", 101, 117)
  static let prlimit64 = RawCall("prlimit64", 302, 261)

  /// For the top of a cell: `error(number, …)` makes a call, and returns the error's number or 0.
  static let declaration = """
    import Glibc
    @_silgen_name("syscall") func call(
      _ number: Int, _ a: Int, _ b: Int, _ c: Int, _ d: Int, _ e: Int, _ f: Int) -> Int
    func error(_ number: Int, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0, _ d: Int = 0) -> Int32 {
      errno = 0
      return call(number, a, b, c, d, 0, 0) < 0 ? errno : 0
    }

    """

  /// What a cell has no business with. With these arguments none does anything: the system itself
  /// would find fault with them, and say something else than "not permitted" or "no such call".
  static let refused = [
    RawCall("ptrace", 101, 117, [99]),
    RawCall("process_vm_readv", 310, 270, [-1]),
    RawCall("process_vm_writev", 311, 271, [-1]),
    RawCall("kcmp", 312, 272, [-1, -1]),
    RawCall("mount", 165, 40),
    RawCall("umount2", 166, 39),
    RawCall("pivot_root", 155, 41),
    RawCall("chroot", 161, 51),
    RawCall("unshare", 272, 97, [0x10000001]),
    RawCall("setns", 308, 268, [-1]),
    RawCall("clone", 56, 220, [0x10000200]),
    RawCall("bpf", 321, 280, [-1]),
    RawCall("keyctl", 250, 219, [-1]),
    RawCall("add_key", 248, 217),
    RawCall("request_key", 249, 218),
    RawCall("userfaultfd", 323, 282, [-1]),
    RawCall("perf_event_open", 298, 241),
    RawCall("kexec_load", 246, 104, [-1, -1]),
    RawCall("init_module", 175, 105),
    RawCall("finit_module", 313, 273, [-1]),
    RawCall("delete_module", 176, 106),
    RawCall("reboot", 169, 142),
    RawCall("open_by_handle_at", 304, 265, [-1]),
    RawCall("inotify_init1", 294, 26, [-1]),
    RawCall("fanotify_init", 300, 262, [-1]),
    RawCall("memfd_create", 319, 279),
    RawCall("shmget", 29, 194, [0, 0]),
    RawCall("semget", 64, 190, [0, 0]),
    RawCall("msgget", 68, 186, [1]),
    RawCall("mq_open", 240, 180),
    RawCall("setpriority", 141, 140, [9]),
    RawCall("ioctl TIOCSTI", 16, 29, [0, 0x5412]),
    RawCall("ioctl TIOCLINUX", 16, 29, [0, 0x541c]),
    RawCall("ioctl TIOCSTI, hidden", 16, 29, [0, 0x100005412]),
    RawCall("fcntl F_SETOWN", 72, 25, [0, 8]),
    RawCall("fcntl F_SETSIG", 72, 25, [0, 10]),
    RawCall("pidfd_send_signal", 424, 424, [-1]),
    RawCall("io_uring_setup", 425, 425),
    RawCall("io_uring_enter", 426, 426, [-1]),
    RawCall("io_uring_register", 427, 427, [-1]),
    RawCall("open_tree", 428, 428, [-1]),
    RawCall("fsopen", 430, 430),
    RawCall("clone3", 435, 435),
    RawCall("openat2", 437, 437, [-1]),
    RawCall("pidfd_getfd", 438, 438, [-1, -1]),
    RawCall("mount_setattr", 442, 442, [-1]),
    RawCall("fchmodat2", 452, 452, [-1]),
    RawCall("one that is not there yet", 900, 900),
  ]
}
