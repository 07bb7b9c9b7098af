import Caching
import Foundation
import Testing

/// Each fault of a server costs an entry and some time, and nothing else.
@Suite(.serialized) struct HTTPDepotTests {
  private func cache(_ address: String, timeout: Double = 1) throws -> SharedCache {
    SharedCache(try HTTPDepot(address, timeout: timeout), shown: address)
  }

  @Test func keepsEntriesOnAServer() throws {
    let server = try FaultyServer()
    defer { server.stop() }
    let value = [UInt8](repeating: 0xAB, count: 300_000)
    let depot = try HTTPDepot(server.address + "/", authorization: "Bearer abc")
    let cache = SharedCache(depot, shown: server.address)
    #expect(cache.get("results", "a") == nil)
    #expect(cache.put("results", "a", value) && cache.put("results", "b", []))
    #expect(try self.cache(server.address).get("results", "a") == value)
    #expect(cache.get("results", "b") == [])
    #expect(cache.troubles == [])
    for path in server.contents.keys {
      #expect(path.wholeMatch(of: /\/cache\/(ac|cas)\/[0-9a-f]{64}/) != nil, "\(path)")
    }
    #expect(server.requests[0].contains("\r\nAuthorization: Bearer abc"))
    #expect(server.requests.last?.contains("Authorization") == true)
    // nginx takes no PUT without a length.
    for request in server.requests where request.hasPrefix("PUT") {
      #expect(request.contains("Content-Length: "))
    }
  }

  private static let page = "<html>Maintenance</html>"

  @Test(arguments: [
    FaultyServer.Answer.status(500), .status(503), .status(302), .status(403), .raw([]),
    .raw(Array("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort".utf8)),
    .raw(Array("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n".utf8)),
    .raw(Array("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n".utf8)),
    .raw(Array("HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n".utf8)),
    .raw(Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\n".utf8)),
    .raw(Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n".utf8)),
    .raw(Array("SSH-2.0-OpenSSH_9.2\r\n".utf8)), .raw([UInt8](repeating: 0, count: 200_000)),
    .raw([UInt8](repeating: 0x0A, count: 200_000)),
    .raw(Array("HTTP/1.1 200 OK\r\n\r\n\(page)".utf8)),
    .raw(Array("HTTP/1.1 200 OK\r\nContent-Length: 24\r\n\r\n\(page)".utf8)),
  ])
  func aFaultIsAMissWithAWarning(_ answer: FaultyServer.Answer) throws {
    let server = try FaultyServer { _, _ in answer }
    defer { server.stop() }
    let cache = try cache(server.address)
    for key in 0..<10 {
      #expect(cache.get("results", "\(key)") == nil)
    }
    #expect(cache.troubles.count == 1, "\(cache.troubles)")
  }

  @Test func otherBytesThanTheDigestSaysAreNotTaken() throws {
    let server = try FaultyServer()
    defer { server.stop() }
    try cache(server.address).put("results", "a", Array("right".utf8))
    for path in server.contents.keys where path.contains("/cas/") {
      server.contents[path] = Array("wrong".utf8)
    }
    let cache = try cache(server.address)
    #expect(cache.get("results", "a") == nil)
    #expect(cache.troubles.count == 1)
  }

  @Test func aServerThatIsNotThereCostsLittle() throws {
    let server = try FaultyServer()
    let address = server.address
    server.stop()
    let cache = try cache(address)
    let start = ContinuousClock.now
    for key in 0..<1000 { _ = cache.get("results", "\(key)") }
    #expect(ContinuousClock.now - start < .seconds(2))
    #expect(cache.troubles.count == 1)
    #expect(cache.troubles.first?.contains("cannot be reached") == true, "\(cache.troubles)")
  }

  @Test(arguments: [FaultyServer.Answer.late(30), .slow(0.05)])
  func aSlowServerIsWaitedForNoLongerThanStated(_ answer: FaultyServer.Answer) throws {
    let server = try FaultyServer { _, _ in answer }
    defer { server.stop() }
    let cache = try cache(server.address, timeout: 0.5)
    let start = ContinuousClock.now
    for key in 0..<100 { _ = cache.get("results", "\(key)") }
    let time = ContinuousClock.now - start
    #expect(time < .seconds(4), "\(time)")
    #expect(cache.troubles.first?.contains("in time") == true, "\(cache.troubles)")
  }

  /// Each answer comes soon enough, and all of them together would cost more than the work.
  @Test func answersThatGiveNothingCostNoMoreThanStated() throws {
    let server = try FaultyServer { _, _ in
      Thread.sleep(forTimeInterval: 0.06)
      return .good
    }
    defer { server.stop() }
    let depot = try HTTPDepot(server.address)
    let cache = SharedCache(depot, shown: server.address, patience: 0.4)
    let start = ContinuousClock.now
    for key in 0..<200 { _ = cache.get("results", "\(key)") }
    // 200 answers would take 12 s.
    let time = ContinuousClock.now - start
    #expect(time < .seconds(5), "\(time)")
    #expect(cache.troubles.first?.contains("is too slow") == true, "\(cache.troubles)")
    // What gives something may take as long as a compilation.
    let full = try FaultyServer { _, _ in
      Thread.sleep(forTimeInterval: 0.03)
      return .good
    }
    defer { full.stop() }
    try self.cache(full.address).put("results", "a", [1])
    let reader = SharedCache(try HTTPDepot(full.address), shown: full.address, patience: 0.4)
    for _ in 0..<20 { #expect(reader.get("results", "a") == [1]) }
    #expect(reader.troubles == [])
  }

  @Test func aServerThatGivesAndDoesNotTakeStillGives() throws {
    let server = try FaultyServer { method, _ in method == "PUT" ? .status(403) : .good }
    defer { server.stop() }
    let good = try FaultyServer()
    defer { good.stop() }
    try cache(good.address).put("results", "a", [1])
    server.contents = good.contents
    let cache = try cache(server.address)
    for key in 0..<10 { #expect(!cache.put("results", "\(key)", [2])) }
    #expect(cache.get("results", "a") == [1])
    #expect(server.requests.count { $0.hasPrefix("PUT") } == 1)
    #expect(cache.troubles.count == 1)
  }

  @Test func whatIsTooLargeIsLeftOut() throws {
    let server = try FaultyServer { method, _ in method == "PUT" ? .status(413) : .good }
    defer { server.stop() }
    let cache = try cache(server.address)
    for _ in 0..<5 { #expect(!cache.put("results", "a", [2])) }
    #expect(cache.troubles == [])
  }

  @Test func readsAnAnswerInPieces() throws {
    let whole = Array(
      "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nX: y\r\n\r\n"
        .utf8)
    var reader = HTTPReader(mostBytes: 100)
    for (index, byte) in whole.enumerated() {
      reader.add([byte])
      let answer = try reader.answer()
      #expect((answer != nil) == (index == whole.count - 1))
      if let answer { #expect(answer.body == Array("abcde".utf8) && answer.keepsConnection) }
    }
  }

  @Test(arguments: [
    "https://server/cache", "ftp://server", "http://", "http://:80", "http://server:0",
    "http://server:99999", "http://server:x/", "http://name:secret@server/", "http://server/?a",
    "http://server/a b", "http://server/\r\nX: y", "http://服务器/",
  ])
  func anAddressThatIsNoneIsRefused(_ address: String) {
    let refusal = #expect(throws: SharedCache.Unusable.self) { try HTTPDepot(address) }
    #expect(refusal?.message.contains("secret") == false)
  }

  @Test(arguments: [
    "http://server", "http://server/", "http://server:8080/a/b", "http://[::1]:80/cache",
    "http://127.0.0.1:9090",
  ])
  func anAddressIsTaken(_ address: String) throws {
    _ = try HTTPDepot(address)
  }
}
