package import FlyingFox
internal import Foundation

/// The one way to everything that the server does. Nothing is looked up before a request has passed.
package struct Gate: HTTPHandler {
  package let access: Access
  let course: any ServedCourse

  /// Bytes of a request's first line and its headers.
  private static let mostHeader = 16 << 10

  package init(_ access: Access, _ course: any ServedCourse) {
    self.access = access
    self.course = course
  }

  package func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    var response = await answer(to: request)
    for (header, value) in Self.everyAnswer where response.headers[HTTPHeader(header)] == nil {
      response.headers[HTTPHeader(header)] = value
    }
    if request.method == .HEAD, case .httpBody = response.payload {
      response.payload = .httpBody(HTTPBodySequence(data: Data()))
    }
    return response
  }

  private static let everyAnswer: [(String, String)] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cache-Control", "no-store"),
    ("X-Frame-Options", "DENY"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
  ]

  private func answer(to request: HTTPRequest) async -> HTTPResponse {
    let head = request.headers.reduce(request.target.rawValue.utf8.count) {
      $0 + $1.key.rawValue.utf8.count + $1.value.utf8.count
    }
    guard head <= Self.mostHeader else { return .refusal(431, "The request is too long.") }
    guard access.allows(host: request.headers[.host] ?? "") else {
      return .refusal(403, "The server is not called by this name. See --allow-host.")
    }
    let origin = request.headers[HTTPHeader("Origin")]
    guard origin.map(access.allows(origin:)) ?? true else {
      return .refusal(403, "Another site asks for this.")
    }
    guard request.headers[.transferEncoding] == nil,
      let length = Int(request.headers[.contentLength] ?? "0"), length >= 0
    else { return .refusal(411, "The length of the body is missing.") }
    guard let path = Self.path(of: request) else { return .refusal(404, "There is no such page.") }
    let file = course.file(at: String(path.dropFirst()))
    guard let route = Route(request.method, path: path, isFile: file != nil) else {
      return .refusal(404, "There is no such page.")
    }
    guard length <= route.mostBytes else { return .refusal(413, "The body is too large.") }
    if route.needsOrigin, origin == nil {
      return .refusal(403, "The request does not say its origin.")
    }
    if route == .page, let token = request.query["token"] { return exchange(token, at: path) }
    guard isKnown(request.headers[.cookie] ?? "") else {
      return .refusal(403, "Open the address that the terminal shows: it has the key to this page.")
    }
    return await course.answer(route, path: String(path.dropFirst()), request)
  }

  /// The token is taken out of the address at once: what stays in a history opens nothing.
  private func exchange(_ token: String, at path: String) -> HTTPResponse {
    guard access.isToken(token) else {
      return .refusal(403, "The key is another one. Open the address that the terminal shows.")
    }
    let place = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? "/"
    return HTTPResponse(
      statusCode: .seeOther,
      headers: HTTPHeaders([
        .location: place,
        .setCookie:
          "\(access.cookieName)=\(access.token); Path=/; HttpOnly; SameSite=Strict",
      ]))
  }

  private func isKnown(_ cookies: String) -> Bool {
    cookies.split(separator: ";").contains { cookie in
      let parts = cookie.split(separator: "=", maxSplits: 1)
        .map { $0.trimmingCharacters(in: .whitespaces) }
      return parts.count == 2 && parts[0] == access.cookieName && access.isToken(parts[1])
    }
  }

  /// The path, decoded once; nil for one that no page can have: a step up, an empty part, a backslash,
  /// a control character, or what is no text.
  private static func path(of request: HTTPRequest) -> String? {
    guard let path = request.target.path().removingPercentEncoding, path.hasPrefix("/"),
      !path.contains("\\"), !path.unicodeScalars.contains(where: { $0.value < 0x20 })
    else { return nil }
    let parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
    return path == "/" || isPlain ? path : nil
  }
}

extension HTTPResponse {
  /// - Parameter sentence: ASCII.
  static func refusal(_ code: Int, _ sentence: String) -> HTTPResponse {
    let status: HTTPStatusCode =
      switch code {
      case 404: .notFound
      case 411: HTTPStatusCode(411, phrase: "Length Required")
      case 413: HTTPStatusCode(413, phrase: "Content Too Large")
      case 431: HTTPStatusCode(431, phrase: "Request Header Fields Too Large")
      case 409: HTTPStatusCode(409, phrase: "Conflict")
      case 400: .badRequest
      case 500: .internalServerError
      default: .forbidden
      }
    return HTTPResponse(
      statusCode: status,
      // What it sent beyond is not the next request.
      headers: HTTPHeaders([.contentType: "text/plain; charset=utf-8", .connection: "close"]),
      body: Data("\(sentence)\n".utf8))
  }
}

/// What stands behind the gate.
package protocol ServedCourse: Sendable {
  /// The file that a lesson links to at this address; nil where there is none.
  func file(at address: String) -> String?

  /// Answers a request that passed.
  ///
  /// - Parameter path: without its first slash.
  func answer(_ route: Route, path: String, _ request: HTTPRequest) async -> HTTPResponse
}
