import Foundation

/// A client that keeps cookies, follows no redirection, and sends a path as it is given.
final class WebClient {
  struct Failure: Error {
    var what: String
  }

  private let port: UInt16
  private var cookies: [String: String] = [:]

  /// - Parameter root: `http://127.0.0.1:1234`.
  init(_ root: String) throws {
    guard let number = root.split(separator: ":").last, let port = UInt16(number) else {
      throw Failure(what: "no port in \(root)")
    }
    self.port = port
  }

  /// - Returns: the status, and the body.
  func get(_ path: String) throws -> (status: Int, body: String) {
    var request = "GET \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n"
    if !cookies.isEmpty {
      let pairs = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      request += "Cookie: \(pairs.joined(separator: "; "))\r\n"
    }
    let answer = try exchange(Array((request + "\r\n").utf8))
    guard let end = answer.firstRange(of: Array("\r\n\r\n".utf8)) else {
      throw Failure(
        what: "no answer, but \(String(decoding: answer, as: UTF8.self).debugDescription)")
    }
    let head = String(decoding: answer[..<end.lowerBound], as: UTF8.self)
      .split(separator: "\r\n").map(String.init)
    let words = head.first?.split(separator: " ") ?? []
    guard words.count > 1, let status = Int(words[1]) else {
      throw Failure(what: "no status in \(head)")
    }
    var isChunked = false
    for line in head.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      guard parts.count == 2 else { continue }
      switch parts[0].lowercased() {
      case "set-cookie":
        let pair = parts[1].prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
        if pair.count == 2 { cookies[String(pair[0])] = String(pair[1]) }
      case "transfer-encoding": isChunked = parts[1] == "chunked"
      default: break
      }
    }
    let body = answer[end.upperBound...]
    return (status, String(decoding: isChunked ? Self.whole(body) : Array(body), as: UTF8.self))
  }

  private func exchange(_ request: [UInt8]) throws -> [UInt8] {
    #if canImport(Glibc)
      let kind = Int32(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    let connection = socket(AF_INET, kind, 0)
    guard connection >= 0 else { throw Failure(what: "no socket: \(errno)") }
    defer { close(connection) }
    var patience = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(
      connection, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0, write(connection, request, request.count) == request.count else {
      throw Failure(what: "no connection: \(errno)")
    }
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(connection, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Failure(what: "cut off: \(errno)") }
      guard count > 0 else { return answer }
      answer += buffer[..<count]
    }
  }

  /// What came in chunks, put together.
  private static func whole(_ chunks: ArraySlice<UInt8>) -> [UInt8] {
    var (rest, body) = (chunks, [UInt8]())
    while let end = rest.firstRange(of: [13, 10]),
      let size = Int(String(decoding: rest[..<end.lowerBound], as: UTF8.self), radix: 16), size > 0
    {
      body += rest[end.upperBound...].prefix(size)
      rest = rest[end.upperBound...].dropFirst(size + 2)
    }
    return body
  }
}
