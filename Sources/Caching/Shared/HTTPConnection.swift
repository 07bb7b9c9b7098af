internal import Dispatch
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A connection to a server, on which nothing waits longer than until a deadline. Used by one thread at a
/// time; closed when nobody has it any more.
///
/// The program links no client for HTTP: Foundation's needs libcurl, which it is built without.
final class HTTPConnection: Sendable {
  typealias Deadline = ContinuousClock.Instant
  private let descriptor: Int32
  /// What came and was not read yet.
  private let pending = Mutex<[UInt8]>([])

  init(to host: String, _ port: UInt16, by deadline: Deadline) throws(DepotFault) {
    descriptor = try Self.connect(
      toOneOf: try Self.addresses(of: host, port, by: deadline), by: deadline)
  }

  deinit { close(descriptor) }

  // MARK: Connecting

  private struct Address: Sendable {
    var family: Int32
    var bytes: [UInt8]
  }

  /// Asking for a name may take long, and cannot be ended: another thread does it.
  private static func addresses(
    of host: String, _ port: UInt16, by deadline: Deadline
  ) throws(DepotFault) -> [Address] {
    final class Found: Sendable { let addresses = Mutex<[Address]>([]) }
    let found = Found()
    let done = DispatchSemaphore(value: 0)
    DispatchQueue.global().async {
      var hints = addrinfo()
      #if canImport(Glibc)
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
      #else
        hints.ai_socktype = SOCK_STREAM
      #endif
      var list: UnsafeMutablePointer<addrinfo>?
      if getaddrinfo(host, "\(port)", &hints, &list) == 0 {
        defer { freeaddrinfo(list) }
        var next = list
        while let entry = next?.pointee {
          if let address = entry.ai_addr {
            let bytes = UnsafeRawBufferPointer(start: address, count: Int(entry.ai_addrlen))
            found.addresses.withLock {
              $0.append(Address(family: entry.ai_family, bytes: Array(bytes)))
            }
          }
          next = entry.ai_next
        }
      }
      done.signal()
    }
    let rest = milliseconds(until: deadline)
    guard done.wait(timeout: .now() + .milliseconds(Int(rest))) == .success else {
      throw DepotFault(reason: "the server's name \(host) was not found in time")
    }
    return found.addresses.withLock { $0 }
  }

  private static func connect(
    toOneOf addresses: [Address], by deadline: Deadline
  ) throws(DepotFault) -> Int32 {
    var last = DepotFault(reason: "the server's name has no address")
    for address in addresses {
      do throws(DepotFault) {
        return try connect(to: address, by: deadline)
      } catch {
        last = error
      }
    }
    throw last
  }

  private static func connect(
    to address: Address, by deadline: Deadline
  ) throws(DepotFault) -> Int32 {
    #if canImport(Glibc)
      let kind = Int32(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    let descriptor = socket(address.family, kind, 0)
    guard descriptor >= 0 else { throw fault(errno) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    var isOn: Int32 = 1
    setsockopt(
      descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &isOn, socklen_t(MemoryLayout<Int32>.size))
    #if canImport(Darwin)
      setsockopt(
        descriptor, SOL_SOCKET, SO_NOSIGPIPE, &isOn, socklen_t(MemoryLayout<Int32>.size))
    #endif
    let result = address.bytes.withUnsafeBytes { bytes -> Int32 in
      guard let start = bytes.baseAddress else { return -1 }
      #if canImport(Glibc)
        return Glibc.connect(
          descriptor, start.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count))
      #else
        return Darwin.connect(
          descriptor, start.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count))
      #endif
    }
    do throws(DepotFault) {
      if result != 0 {
        guard errno == EINPROGRESS else { throw fault(errno) }
        try wait(descriptor, Int16(POLLOUT), by: deadline)
        var number: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &number, &size)
        guard number == 0 else { throw fault(number) }
      }
      return descriptor
    } catch {
      close(descriptor)
      throw error
    }
  }

  // MARK: Waiting

  private static func milliseconds(until deadline: Deadline) -> Int32 {
    let rest = ContinuousClock.now.duration(to: deadline).components
    return Int32(max(0, rest.seconds * 1000 + rest.attoseconds / 1_000_000_000_000_000))
  }

  private static func wait(
    _ descriptor: Int32, _ events: Int16, by deadline: Deadline
  ) throws(DepotFault) {
    while true {
      var entry = pollfd(fd: descriptor, events: events, revents: 0)
      let count = poll(&entry, 1, milliseconds(until: deadline))
      if count > 0 { return }
      if count < 0, errno == EINTR { continue }
      throw count < 0 ? fault(errno) : DepotFault(reason: "the server did not answer in time")
    }
  }

  private static func fault(_ number: Int32) -> DepotFault {
    DepotFault(reason: "the server cannot be reached: \(String(cString: strerror(number)))")
  }

  // MARK: Writing and reading

  func write(_ bytes: [UInt8], by deadline: Deadline) throws(DepotFault) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        #if canImport(Glibc)
          let flags = Int32(MSG_NOSIGNAL)
        #else
          let flags: Int32 = 0
        #endif
        return send(
          descriptor, $0.baseAddress.map { $0 + written }, $0.count - written, flags)
      }
      if count > 0 {
        written += count
      } else if errno == EAGAIN || errno == EWOULDBLOCK {
        try Self.wait(descriptor, Int16(POLLOUT), by: deadline)
      } else if errno != EINTR {
        // A server that refuses a large body may close before it has all: what it said is still there.
        return
      }
    }
  }

  /// Some bytes more; none at the end of the connection.
  private func more(by deadline: Deadline) throws(DepotFault) -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      try Self.wait(descriptor, Int16(POLLIN), by: deadline)
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count >= 0 { return Array(buffer[..<count]) }
      guard errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK else {
        throw Self.fault(errno)
      }
    }
  }

  func answer(by deadline: Deadline, mostBytes: Int) throws(DepotFault) -> HTTPAnswer {
    var reader = HTTPReader(mostBytes: mostBytes)
    reader.add(pending.withLock { $0 })
    pending.withLock { $0 = [] }
    while true {
      if let answer = try reader.answer() {
        pending.withLock { $0 = reader.rest }
        return answer
      }
      let bytes = try more(by: deadline)
      if bytes.isEmpty {
        guard let answer = reader.answerAtEnd() else {
          throw DepotFault(reason: "the server closed the connection in the middle")
        }
        return answer
      }
      reader.add(bytes)
    }
  }
}
