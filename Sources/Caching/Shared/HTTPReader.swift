/// What a server answered.
package struct HTTPAnswer: Equatable {
  package var status: Int
  package var body: [UInt8]
  /// Another request may follow on the connection.
  package var keepsConnection: Bool
}

/// Reads an answer of HTTP/1.1 as its bytes come. Nothing of it is believed.
///
/// - Source: RFC 9112, sections 2 to 7.
package struct HTTPReader {
  private static let mostHead = 64 << 10
  private let mostBytes: Int
  private var bytes: [UInt8] = []
  private var head: Head?
  /// Of a body in chunks, those that came whole so far, and where in `bytes` the next one begins.
  private var body: [UInt8] = []
  private var place = 0

  private struct Head {
    var status: Int
    var isChunked = false
    /// Nil where the end of the connection is that of the body.
    var length: Int?
    var keepsConnection: Bool
  }

  private static let nonsense = DepotFault(reason: "the server's answer is not HTTP")

  package init(mostBytes: Int) { self.mostBytes = mostBytes }

  /// What came behind the answer.
  package var rest: [UInt8] { bytes }

  package mutating func add(_ more: [UInt8]) { bytes += more }

  /// Nil where more has to come.
  package mutating func answer() throws(DepotFault) -> HTTPAnswer? {
    while head == nil {
      guard let found = try readHead() else { return nil }
      // `100 Continue` and the like come before the answer.
      if found.status >= 200 { head = found }
    }
    guard let head else { return nil }
    if head.isChunked {
      guard let body = try readChunks() else { return nil }
      return HTTPAnswer(status: head.status, body: body, keepsConnection: head.keepsConnection)
    }
    guard let length = head.length else {
      guard bytes.count <= mostBytes else { throw Self.tooLarge }
      return nil
    }
    guard bytes.count >= length else { return nil }
    let body = Array(bytes[..<length])
    bytes.removeFirst(length)
    // What nobody asked for belongs to no answer.
    return HTTPAnswer(
      status: head.status, body: body, keepsConnection: head.keepsConnection && bytes.isEmpty)
  }

  /// At the end of the connection; nil where the answer is cut.
  package func answerAtEnd() -> HTTPAnswer? {
    guard let head, !head.isChunked, head.length == nil else { return nil }
    return HTTPAnswer(status: head.status, body: bytes, keepsConnection: false)
  }

  private static let tooLarge = DepotFault(reason: "the server's answer is too large")

  /// Takes the head away from the front.
  private mutating func readHead() throws(DepotFault) -> Head? {
    let marks = Array("\r\n\r\n".utf8)
    let limit = min(bytes.count, Self.mostHead)
    guard limit >= 4,
      let end = (0...limit - 4).first(where: { bytes[$0..<$0 + 4].elementsEqual(marks) })
    else {
      guard bytes.count < Self.mostHead, bytes.starts(with: "HTTP/1.".utf8.prefix(bytes.count))
      else { throw Self.nonsense }
      return nil
    }
    let lines = String(decoding: bytes[..<end], as: UTF8.self)
      .split(separator: "\r\n", omittingEmptySubsequences: false)
    bytes.removeFirst(end + 4)
    guard let match = lines.first?.wholeMatch(of: /HTTP\/1\.([01]) ([1-9][0-9][0-9])(?: .*)?/),
      let status = Int(match.2)
    else { throw Self.nonsense }
    var head = Head(status: status, keepsConnection: match.1 == "1")
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { throw Self.nonsense }
      let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }.lowercased()
      switch line[..<colon].lowercased() {
      case "content-length":
        guard let length = Int(value.trimmed), length >= 0 else { throw Self.nonsense }
        guard length <= mostBytes else { throw Self.tooLarge }
        head.length = length
      case "transfer-encoding": head.isChunked = value.trimmed != "identity"
      case "connection": head.keepsConnection = value.trimmed != "close"
      default: break
      }
    }
    if [204, 304].contains(status) {
      head.length = 0
      head.isChunked = false
    }
    return head
  }

  /// The whole body; nil where more has to come. What came whole is not read again.
  private mutating func readChunks() throws(DepotFault) -> [UInt8]? {
    while true {
      var next = place
      guard let sizeLine = try line(from: &next) else { return nil }
      let digits = sizeLine.prefix { $0 != ";" && $0 != " " }
      guard let size = Int(digits, radix: 16), size >= 0 else { throw Self.nonsense }
      guard size <= mostBytes, body.count + size <= mostBytes else { throw Self.tooLarge }
      if size == 0 { return try bodyBehindTrailers(from: next) }
      guard bytes.count >= next + size + 2 else { return nil }
      let chunk = next..<next + size
      next += size
      guard try line(from: &next) == "" else { throw Self.nonsense }
      body += bytes[chunk]
      place = next
    }
  }

  /// The body, where all that follows its last chunk has come.
  private mutating func bodyBehindTrailers(from place: Int) throws(DepotFault) -> [UInt8]? {
    var next = place
    while true {
      guard let trailer = try line(from: &next) else { return nil }
      if trailer.isEmpty { break }
    }
    defer { (body, self.place) = ([], 0) }
    bytes.removeFirst(next)
    return body
  }

  /// A line without its end; nil where that has not come yet.
  private func line(from place: inout Int) throws(DepotFault) -> String? {
    guard let end = bytes[place...].firstIndex(of: 0x0A) else {
      guard bytes.count - place < Self.mostHead else { throw Self.nonsense }
      return nil
    }
    let text = String(decoding: bytes[place..<end], as: UTF8.self).trimmed
    place = end + 1
    return text
  }
}

extension StringProtocol {
  /// Without white space at both ends, and with one blank for each run of it between.
  fileprivate var trimmed: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
