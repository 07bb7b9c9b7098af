import Foundation
import Synchronization

/// A server of files on this machine that does what a test tells it to.
final class FaultyServer: Sendable {
  enum Answer: Sendable {
    /// As a good server does it.
    case good
    case status(Int)
    /// These bytes, and then the end of the connection.
    case raw([UInt8])
    /// Nothing for so long, then the end of the connection.
    case late(Double)
    /// One byte after the other, each after so long, without an end.
    case slow(Double)
  }

  let port: UInt16
  private let listener: Int32
  private let files = Mutex<[String: [UInt8]]>([:])
  private let log = Mutex<[String]>([])
  private let answer: @Sendable (_ method: String, _ path: String) -> Answer

  var address: String { "http://127.0.0.1:\(port)/cache" }
  /// The heads of the requests.
  var requests: [String] { log.withLock { $0 } }
  var contents: [String: [UInt8]] {
    get { files.withLock { $0 } }
    set { files.withLock { $0 = newValue } }
  }

  init(_ answer: @escaping @Sendable (String, String) -> Answer = { _, _ in .good }) throws {
    self.answer = answer
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_addr.s_addr = inet_addr("127.0.0.1")
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &place) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && listen(listener, 64) == 0
          && getsockname(listener, $0, &size) == 0
      }
    }
    guard isBound else { throw CocoaError(.featureUnsupported) }
    self.listener = listener
    port = UInt16(bigEndian: place.sin_port)
    Thread.detachNewThread { [self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        Thread.detachNewThread { [self] in serve(connection) }
      }
    }
  }

  func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  private func serve(_ connection: Int32) {
    defer { close(connection) }
    var bytes = Data()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      if let end = bytes.range(of: Data("\r\n\r\n".utf8)) {
        let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
        let lengthText = head.firstMatch(of: /Content-Length: ([0-9]+)/)?.1
        let length = lengthText.flatMap { Int($0) } ?? 0
        if bytes.endIndex - end.upperBound >= length {
          let body = Array(bytes[end.upperBound..<end.upperBound + length])
          bytes = Data(bytes[(end.upperBound + length)...])
          guard reply(head, body, on: connection) else { return }
          continue
        }
      }
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return }
      bytes += buffer[..<count]
    }
  }

  /// - Returns: Whether the connection stays.
  private func reply(_ head: String, _ body: [UInt8], on connection: Int32) -> Bool {
    log.withLock { $0.append(head) }
    let words = head.split(separator: " ")
    let (method, path) = (String(words[0]), String(words[1]))
    func say(_ bytes: [UInt8]) { _ = send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL)) }
    func say(_ status: Int, _ body: [UInt8] = []) {
      say(Array("HTTP/1.1 \(status) X\r\nContent-Length: \(body.count)\r\n\r\n".utf8) + body)
    }
    switch answer(method, path) {
    case .good where method == "PUT":
      files.withLock { $0[path] = body }
      say(201)
    case .good:
      if let found = files.withLock({ $0[path] }) { say(200, found) } else { say(404) }
    case .status(let status): say(status)
    case .raw(let bytes):
      say(bytes)
      return false
    case .late(let seconds):
      Thread.sleep(forTimeInterval: seconds)
      return false
    case .slow(let seconds):
      say(Array("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".utf8))
      for _ in 0..<100 {
        Thread.sleep(forTimeInterval: seconds)
        say([0x78])
      }
      return false
    }
    return true
  }
}
