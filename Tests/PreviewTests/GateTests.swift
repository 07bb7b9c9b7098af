import FlyingFox
import Foundation
import Preview
import Testing

/// Every route, tried with everything that must not pass. The routes are those of the router itself.
struct GateTests {
  private static let token = "0123456789abcdef0123456789abcdef"
  private static let host = "127.0.0.1:8271"
  private let gate = Gate(Access(token: token, port: 8271, allowed: ["tunnel.example"]), Stub())

  /// Answers everything with 200: whatever comes through is seen.
  private struct Stub: ServedCourse {
    func file(at address: String) -> String? { address == "lessons/data.csv" ? "/data.csv" : nil }
    func answer(_ route: Route, path: String, _ request: HTTPRequest) async -> HTTPResponse {
      HTTPResponse(statusCode: .ok)
    }
  }

  private func status(
    _ route: Route, _ changes: [String: String?] = [:], path: String? = nil, body: Int = 0
  ) async throws -> Int {
    var headers = [
      "Host": Self.host, "Origin": "http://\(Self.host)",
      "Cookie": "other=1; unroll-8271=\(Self.token)",
    ]
    if route.method != "GET" { headers["Content-Length"] = "\(body)" }
    for (name, value) in changes { headers[name] = value }
    let address = path ?? route.address(page: "en/a.html", file: "lessons/data.csv")
    let parts = address.split(separator: "?", maxSplits: 1).map(String.init)
    let request = HTTPRequest(
      method: HTTPMethod(route.method), version: .http11,
      target: HTTPRequest.Target(path: parts[0], query: parts.count > 1 ? parts[1] : ""),
      headers: HTTPHeaders(
        Dictionary(uniqueKeysWithValues: headers.map { (HTTPHeader($0.key), $0.value) })),
      body: HTTPBodySequence(data: Data(count: min(body, 4096))))
    return try await gate.handleRequest(request).statusCode.code
  }

  @Test(arguments: Route.allCases)
  func whoeverHasTheTokenPasses(_ route: Route) async throws {
    #expect(try await status(route) == 200)
    #expect(
      try await status(route, ["Host": "localhost:8271", "Origin": "http://localhost:8271"]) == 200)
    #expect(
      try await status(
        route, ["Host": "tunnel.example:1234", "Origin": "https://tunnel.example:1234"]) == 200)
  }

  @Test(arguments: Route.allCases)
  func nobodyPassesWithoutTheToken(_ route: Route) async throws {
    for cookie in [
      nil, "", "unroll-8271", "unroll-8271=", "unroll-8271=\(Self.token.dropLast())0",
      "unroll-8271=\(Self.token)0", "unroll-8272=\(Self.token)", "token=\(Self.token)",
    ] {
      #expect(try await status(route, ["Cookie": cookie]) == 403, "\(cookie ?? "none")")
    }
  }

  @Test(arguments: Route.allCases)
  func noForeignHostPasses(_ route: Route) async throws {
    for host in [
      nil, "", "evil.example", "evil.example:8271", "127.0.0.1", "127.0.0.1:80",
      "127.0.0.1:8271.evil",
      "127.0.0.1.evil.example:8271", "tunnel.example.evil", "tunnel.example:x", "xtunnel.example",
    ] {
      #expect(try await status(route, ["Host": host]) == 403, "\(host ?? "none")")
    }
  }

  @Test(arguments: Route.allCases)
  func noForeignOriginPasses(_ route: Route) async throws {
    for origin in [
      "http://evil.example", "null", "", "http://127.0.0.1", "http://127.0.0.1:80", "file://",
      "http://127.0.0.1:8271@evil.example", "ftp://127.0.0.1:8271", "127.0.0.1:8271",
    ] {
      #expect(try await status(route, ["Origin": origin]) == 403, "\(origin)")
    }
    // A page is opened without one; what writes, and what stays open, has to name it.
    #expect(try await status(route, ["Origin": nil]) == (route.needsOrigin ? 403 : 200))
  }

  @Test(arguments: Route.allCases)
  func noBodyIsTooLarge(_ route: Route) async throws {
    for length in ["\(route.mostBytes + 1)", "99999999999"] {
      #expect(try await status(route, ["Content-Length": length]) == 413, "\(length)")
    }
    for length in ["-1", "x", "99999999999999999999999"] {
      #expect(try await status(route, ["Content-Length": length]) == 411, "\(length)")
    }
    #expect(
      try await status(route, ["Content-Length": nil, "Transfer-Encoding": "chunked"]) == 411)
    #expect(try await status(route, ["X-Long": String(repeating: "a", count: 20_000)]) == 431)
  }

  @Test(arguments: Route.allCases)
  func noPathClimbs(_ route: Route) async throws {
    let address = route.address(page: "en/a.html", file: "lessons/data.csv")
    for path in [
      address + "/../x", "/.." + address, "/%2e%2e" + address, "/..%2f..%2fetc/passwd", "/a//b",
      address + "/..%5c..", "/\\..\\x", address + "/%00", "/%ff", "/./a", "/..;/x",
    ] where path != "/..;/x" {
      #expect(try await status(route, path: path) == 404, "\(path)")
    }
  }

  @Test func theTokenIsTakenOutOfTheAddress() async throws {
    let request = HTTPRequest(
      method: .GET, version: .http11,
      target: HTTPRequest.Target(path: "/en/a.html", query: "token=\(Self.token)"),
      headers: HTTPHeaders([.host: Self.host]), body: HTTPBodySequence())
    let response = try await gate.handleRequest(request)
    #expect(response.statusCode.code == 303)
    #expect(response.headers[.location] == "/en/a.html")
    let cookie = try #require(response.headers[.setCookie])
    #expect(cookie == "unroll-8271=\(Self.token); Path=/; HttpOnly; SameSite=Strict")
    #expect(response.headers[HTTPHeader("Referrer-Policy")] == "no-referrer")
    #expect(try await status(.page, path: "/en/a.html?token=\(Self.token)0") == 403)
  }

  /// What is no route is refused, also below the server's own folder.
  @Test func whatIsNoRouteIsNotThere() async throws {
    #expect(try await status(.page, path: "/_unroll/x") == 404)
    #expect(try await status(.page, path: "/_unroll/serve.js/x") == 404)
  }
}
