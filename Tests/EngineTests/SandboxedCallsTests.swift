import Engine
import Foundation
import Lessons
import Runs
import Testing

extension EngineTests {
  /// What a cell can do to other programs, to the kernel that runs it, and to the system.
  @Suite struct SandboxedCalls {
    @Test(arguments: Sandbox.Tier.here) func noServerOfThisMachineIsReached(
      _ tier: Sandbox.Tier
    ) async throws {
      let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      defer { close(server) }
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
      var size = socklen_t(MemoryLayout<sockaddr_in>.size)
      withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { socketAddress in
          #expect(bind(server, socketAddress, size) == 0)
          #expect(getsockname(server, socketAddress, &size) == 0)
        }
      }
      #expect(listen(server, 5) == 0)
      let code =
        """
        let s = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var a = sockaddr_in()
        a.sin_family = sa_family_t(AF_INET)
        a.sin_port = \(address.sin_port)
        a.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let result = withUnsafePointer(to: &a) {
          $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            connect(s, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
          }
        }
        print(result)
        """
      #expect(try await Prisoner(tier).printed(code) == "-1\n")
      #expect(try await Prisoner(nil).printed(code) == "0\n")
    }

    /// Of every family: the network, the system's own services, and sockets that are files.
    @Test(arguments: Sandbox.Tier.here) func noSocketIsMade(_ tier: Sandbox.Tier) async throws {
      let code =
        """
        let stream = Int32(SOCK_STREAM.rawValue), datagram = Int32(SOCK_DGRAM.rawValue)
        var pair: [Int32] = [0, 0]
        for (family, kind) in [(AF_INET, stream), (AF_INET, datagram), (AF_INET6, stream),
          (AF_UNIX, stream), (AF_UNIX, datagram), (16, datagram), (17, datagram), (40, stream)] {
          print(socket(family, kind, 0) >= 0, terminator: " ")
        }
        print(socketpair(AF_UNIX, datagram, 0, &pair), socketpair(AF_UNIX, stream, 0, &pair))
        """
      #expect(
        try await Prisoner(tier).printed(code)
          == String(repeating: "false ", count: 8) + "-1 0\n")
      #expect(try await Prisoner(nil).printed(code).hasPrefix("true true true true true "))
    }

    @Test(arguments: Sandbox.Tier.here) func noOtherProcessIsReached(
      _ tier: Sandbox.Tier
    ) async throws {
      // Signal 0 asks whether there is somebody, and does nothing. On Linux the rest of a process is
      // in its folder in /proc.
      let code =
        RawCall.declaration
          + """
          let other = \(getpid())
          print(error(\(RawCall.kill.number), other, 0) != 0,
            open("/proc/\\(other)/mem", O_RDONLY) < 0, open("/proc/\\(other)/environ", O_RDONLY) < 0,
            error(\(RawCall.prlimit64.number), other, 7, 0, 0) != 0)
          """
      #expect(try await Prisoner(tier).printed(code) == "true true true true\n")
      #expect(try await Prisoner(nil).printed(code).hasPrefix("false "))
    }

    @Test(arguments: Sandbox.Tier.here) func thatThereAreOtherProcessesIsSeenWithoutNamespacesAlone(
      _ tier: Sandbox.Tier
    ) async throws {
      let code = "print(access(\"/proc/\(getpid())/cmdline\", R_OK))"
      #expect(try await Prisoner(tier).printed(code) == (tier == .bubblewrap ? "-1\n" : "0\n"))
    }

    /// The state that the cell came from, and the supervisor, are the same user's processes.
    @Test(arguments: Sandbox.Tier.here) func theKernelsOwnProcessesAreOutOfReach(
      _ tier: Sandbox.Tier
    ) async throws {
      let course = CourseFolder()
      let attack =
        RawCall.declaration
          + """
          let state = Int(getppid())
          print(open("/proc/\\(state)/mem", O_RDWR) < 0, open("/proc/\\(state)/fd/0", O_RDONLY) < 0,
            open("/proc/self/fd/0", O_RDONLY) >= 0)
          let text = open("/proc/\\(state)/stat", O_RDONLY)
          var bytes = [UInt8](repeating: 0, count: 400)
          let count = read(text, &bytes, 400)
          let fields = String(decoding: bytes.prefix(count), as: UTF8.self).split(separator: " ")
          // The state's own parent is the one before it, and that one's is the supervisor.
          for target in [state, Int(fields[3])!] {
            for call in [\(RawCall.kill.number), \(RawCall.tkill.number)] { print(error(call, target, 0), terminator: " ") }
            print(error(\(RawCall.tgkill.number), target, target, 0), error(\(RawCall.kill.number), -target, 0),
              error(\(RawCall.setpgid.number), 0, target))
          }
          print(error(\(RawCall.kill.number), -1, 0))
          """
      let run = try await course.engine(sandbox: .only(tier)).run(
        course.lesson(lessonText("let a = 3", attack, "print(a)"))
      ).run
      #expect(run.succeeded, "\(run.diagnostics.map(\.message))")
      #expect(
        run.cells[1].printed
          == "true true true\n1 1 1 1 1\n1 1 1 1 1\n1\n")
      #expect(run.cells[2].printed == "3\n")
    }

    @Test(arguments: Sandbox.Tier.here) func whatACellHasNoBusinessWithIsRefused(
      _ tier: Sandbox.Tier
    ) async throws {
      let list = RawCall.refused.map { "(\"\($0.name)\", \($0.number), \($0.arguments))" }
      let code =
        RawCall.declaration
          + """
          let calls: [(String, Int, [Int])] = [
            \(list.joined(separator: ",\n  "))
          ]
          for (name, number, a) in calls {
            let result = error(number, a[0], a[1], a[2], a[3])
            if result != EPERM && result != ENOSYS { print(name, result) }
          }
          """
      #expect(try await Prisoner(tier).printed(code) == "")
      // Where nothing is refused these are looked at.
      let open = try await Prisoner(nil).printed(code)
      for name in ["unshare", "userfaultfd", "inotify_init1", "shmget", "keyctl", "clone "] {
        #expect(open.contains(name))
      }
    }
  }
}
