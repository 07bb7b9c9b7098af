internal import FlyingFox
internal import FlyingSocks
internal import Foundation
package import Site

/// A course on a port of this machine.
package struct PreviewServer: Sendable {
  package struct Settings: Sendable {
    /// Nil for that of the last time, and the first time for the first that is free.
    package var port: UInt16?
    /// The address to listen at; nil for this machine alone.
    package var listen: String?
    /// Names by which the server may be called beside its own.
    package var allowedHosts: [String] = []
    /// What is changed in a page changes the lesson's file.
    package var writes = false

    package init() {}
  }

  /// With the token: what opens the course in a browser.
  package let address: String
  private let server: HTTPServer
  private let course: CourseServer

  /// The first time a course is served its port is the first free one from here.
  private static let firstPort: UInt16 = 8271

  /// - Throws: `unusableAddress` for a port that is taken, and for an address that is not this machine's.
  package init(
    _ course: LiveCourse, _ settings: Settings,
    notice: @escaping @Sendable (CourseServer.Notice) -> Void
  ) async throws(Failure) {
    let served = CourseServer(course, writes: settings.writes, notice: notice)
    let known = AccessFile.read(in: course.cache)
    let token = known?.token ?? AccessFile.makeToken()
    let ip = settings.listen ?? "127.0.0.1"
    guard (try? sockaddr_in.inet(ip4: ip, port: 0)) != nil else { throw Self.noAddress(ip) }
    let named = settings.port ?? known?.port
    let port: UInt16
    if let named { port = named } else { port = try Self.freePort(at: ip) }
    let isOpen = ip == "0.0.0.0"
    let shownHost = isOpen ? LocalAddresses.all().first ?? "127.0.0.1" : ip
    let access = Access(
      token: token, port: port, addresses: isOpen ? LocalAddresses.all() : [ip],
      allowed: settings.allowedHosts)
    guard let address = try? sockaddr_in.inet(ip4: ip, port: port) else { throw Self.noAddress(ip) }
    try Self.tryPort(ip, port)
    server = HTTPServer(
      // A lesson that compiles for minutes is answered when it is known what there is of it.
      address: address, timeout: 600, logger: .disabled, handler: Gate(access, served))
    self.course = served
    AccessFile(port: port, token: token).write(in: course.cache)
    self.address = "http://\(shownHost):\(port)/\(course.firstAddress)?token=\(token)"
  }

  /// Serves until somebody stops it.
  ///
  /// - Parameter begin: called when the port answers: who is told the address before that, and is quick,
  ///   finds nobody there.
  package func run(begin: () throws -> Void) async throws {
    course.start()
    let listening = Task { try await server.waitUntilListening(timeout: 600) }
    let serving = Task {
      // A server that ends before it listens is not waited for.
      defer { listening.cancel() }
      try await server.run()
    }
    do {
      _ = await listening.result
      if await server.isListening { try begin() }
      try await serving.value
    } catch let error {
      await server.stop(timeout: 0)
      if error is CancellationError { return }
      if case SocketError.disconnected? = error as? SocketError { return }
      if let error = error as? SocketError {
        throw Failure(.unusableAddress, "the server ended: \(error)")
      }
      throw error
    }
  }

  package func stop() async {
    await course.stop()
    await server.stop(timeout: 0)
  }

  private static func noAddress(_ ip: String) -> Failure {
    Failure(
      .unusableAddress, "--listen: `\(ip)` is no IPv4 address of this machine",
      mend: "unroll serve --listen \(LocalAddresses.all().first ?? "0.0.0.0")")
  }

  private static func freePort(at ip: String) throws(Failure) -> UInt16 {
    for port in firstPort..<firstPort + 100 where try isFree(ip, port) { return port }
    throw Failure(
      .unusableAddress, "no port from \(firstPort) to \(firstPort + 99) is free",
      mend: "unroll serve --port 9000")
  }

  /// Says in time by whom the port is taken.
  private static func tryPort(_ ip: String, _ port: UInt16) throws(Failure) {
    if try isFree(ip, port) { return }
    let owner = PortOwner.name(of: port).map { "by \($0)" } ?? "by another program"
    let other = port < .max ? port + 1 : firstPort
    throw Failure(
      .unusableAddress, "port \(port) is taken \(owner)",
      mend: "end that program, or name another port: unroll serve --port \(other)")
  }

  /// Binds the port and lets go of it.
  private static func isFree(_ ip: String, _ port: UInt16) throws(Failure) -> Bool {
    do {
      let socket = try Socket(domain: AF_INET)
      defer { try? socket.close() }
      try socket.setValue(true, for: BoolSocketOption.localAddressReuse)
      try socket.bind(to: sockaddr_in.inet(ip4: ip, port: port))
      try socket.listen()
      return true
    } catch SocketError.failed(_, EADDRINUSE, _) {
      return false
    } catch SocketError.failed(_, EADDRNOTAVAIL, _) {
      throw noAddress(ip)
    } catch SocketError.failed(_, _, let reason) {
      throw Failure(.unusableAddress, "\(ip):\(port): \(reason)")
    } catch {
      throw Failure(.unusableAddress, "\(ip):\(port): \(error)")
    }
  }
}
