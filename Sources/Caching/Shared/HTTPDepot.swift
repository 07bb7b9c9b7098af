internal import Synchronization

/// A server that keeps files under `GET` and `PUT`, as Bazel's remote cache over HTTP does: nginx with
/// WebDAV, bazel-remote.
///
/// A request takes `timeout` at most, whatever the server does. Connections are used again.
package final class HTTPDepot: Depot {
  /// Of one request from its beginning to its end, in seconds.
  package static let timeout = 5.0
  /// No entry is larger; in bytes.
  package static let mostBytes = 64 << 20

  private let host: String
  private let port: UInt16
  private let path: String
  private let authorization: String?
  private let timeout: Double
  private let idle = Mutex<[HTTPConnection]>([])

  /// - Parameter address: `http://server[:port][/path]`.
  package init(
    _ address: String, authorization: String? = nil, timeout: Double = HTTPDepot.timeout
  ) throws(SharedCache.Unusable) {
    // A password is not to be seen anywhere.
    let shown = address.contains("@") ? "the address of the cache" : address
    func unusable(_ why: String) -> SharedCache.Unusable {
      SharedCache.Unusable(message: "\(shown): \(why)")
    }
    guard address.hasPrefix("http://") else {
      throw unusable(
        address.hasPrefix("https://")
          ? "https is not supported: let a proxy on this machine speak http"
          : "does not begin with http://")
    }
    guard address.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
      !address.contains(where: { "?#\"<>\\".contains($0) })
    else { throw unusable("is not an address such as http://server:8080/cache") }
    let rest = address.dropFirst("http://".count)
    let end = rest.firstIndex(of: "/") ?? rest.endIndex
    let authority = rest[..<end]
    guard !authority.contains("@") else {
      throw unusable(
        "has a name or a password in it: set UNROLL_CACHE_AUTHORIZATION instead")
    }
    let parts: (host: Substring, port: Substring?)
    if authority.hasPrefix("["), let close = authority.lastIndex(of: "]") {
      let after = authority[authority.index(after: close)...]
      parts = (
        authority[..<close].dropFirst(), after.isEmpty ? nil : after.dropFirst()
      )
    } else if let colon = authority.firstIndex(of: ":") {
      parts = (authority[..<colon], authority[colon...].dropFirst())
    } else {
      parts = (authority, nil)
    }
    guard !parts.host.isEmpty, let port = parts.port.map({ UInt16($0) }) ?? 80, port > 0 else {
      throw unusable("has no server, or a port that is none")
    }
    if let authorization {
      guard authorization.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
        throw SharedCache.Unusable(
          message: "UNROLL_CACHE_AUTHORIZATION: has signs that a header cannot have")
      }
    }
    host = String(parts.host)
    self.port = port
    var path = rest[end...]
    while path.hasSuffix("/") { path = path.dropLast() }
    self.path = String(path)
    self.authorization = authorization
    self.timeout = timeout
  }

  package func get(_ name: String) throws(DepotFault) -> [UInt8]? {
    let answer = try send("GET", name, nil)
    switch answer.status {
    case 200: return answer.body
    case 204, 404, 410: return nil
    default: throw fault(answer.status)
    }
  }

  package func put(_ name: String, _ bytes: [UInt8]) throws(DepotFault) -> Bool {
    let answer = try send("PUT", name, bytes)
    switch answer.status {
    case 200, 201, 202, 204: return true
    case 413: return false
    case 409, 500:
      // nginx on a full disk, and without `create_full_put_path`.
      throw DepotFault(
        reason: "the server refused an entry (\(answer.status)): its disk is full, or it is nginx "
          + "without create_full_put_path on")
    default: throw fault(answer.status)
    }
  }

  private func fault(_ status: Int) -> DepotFault {
    DepotFault(
      reason: "the server answers \(status)", isFinal: [401, 403, 405, 407, 501].contains(status))
  }

  private func send(
    _ method: String, _ name: String, _ body: [UInt8]?
  ) throws(DepotFault) -> HTTPAnswer {
    let deadline = ContinuousClock.now + .seconds(timeout)
    let shownHost = host.contains(":") ? "[\(host)]" : host
    var head = "\(method) \(path)/\(name) HTTP/1.1\r\nHost: \(shownHost):\(port)\r\n"
    // nginx answers 500 to a PUT without a length, and would keep an encoded body as it came.
    if let body { head += "Content-Length: \(body.count)\r\n" }
    head += "Accept-Encoding: identity\r\n"
    if let authorization { head += "Authorization: \(authorization)\r\n" }
    let request = Array((head + "\r\n").utf8) + (body ?? [])
    // A connection that lay idle may have been closed by now; then a new one.
    if let connection = idle.withLock({ $0.popLast() }) {
      do throws(DepotFault) {
        return try exchange(request, on: connection, by: deadline)
      } catch {
        if ContinuousClock.now >= deadline { throw error }
      }
    }
    return try exchange(
      request, on: HTTPConnection(to: host, port, by: deadline), by: deadline)
  }

  private func exchange(
    _ request: [UInt8], on connection: HTTPConnection, by deadline: ContinuousClock.Instant
  ) throws(DepotFault) -> HTTPAnswer {
    try connection.write(request, by: deadline)
    let answer = try connection.answer(by: deadline, mostBytes: Self.mostBytes)
    if answer.keepsConnection { idle.withLock { $0.append(connection) } }
    return answer
  }
}
