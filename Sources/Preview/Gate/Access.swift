/// Who may talk to the server: what a request has to bring.
package struct Access: Sendable {
  /// In the address that the terminal shows, and then in a cookie.
  let token: String
  let port: UInt16
  /// The names by which the server may be called, in lower case: `127.0.0.1:8271`. A page of a foreign
  /// name that leads here (DNS rebinding) calls it by its own.
  private let hosts: Set<String>
  /// Names that hold with any port: a tunnel's end has its own.
  private let names: Set<String>

  /// - Parameters:
  ///   - addresses: at which the server listens beside this machine's own loopback.
  ///   - allowed: names, with or without a port.
  package init(token: String, port: UInt16, addresses: [String] = [], allowed: [String] = []) {
    self.token = token
    self.port = port
    let own = ["127.0.0.1", "localhost", "[::1]"] + addresses.map(Self.bracketed)
    let allowed = allowed.map { $0.lowercased() }
    hosts = Set(own.map { "\($0):\(port)" } + allowed.filter(Self.hasPort))
    names = Set(allowed.filter { !Self.hasPort($0) })
  }

  /// Cookies do not tell ports apart, so that the name does.
  var cookieName: String { "unroll-\(port)" }

  /// - Parameter host: as the header has it.
  func allows(host: String) -> Bool {
    let host = host.lowercased()
    if hosts.contains(host) || names.contains(host) { return true }
    guard Self.hasPort(host), let colon = host.lastIndex(of: ":"),
      host[host.index(after: colon)...].utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return false }
    return names.contains(String(host[..<colon]))
  }

  /// - Parameter origin: as the header has it: `http://127.0.0.1:8271`.
  func allows(origin: String) -> Bool {
    for scheme in ["http://", "https://"] where origin.hasPrefix(scheme) {
      return allows(host: String(origin.dropFirst(scheme.count)))
    }
    return false
  }

  /// Takes the same time wherever they differ.
  func isToken(_ given: String) -> Bool {
    let (given, own) = (Array(given.utf8), Array(token.utf8))
    guard given.count == own.count, !own.isEmpty else { return false }
    return zip(given, own).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private static func hasPort(_ host: String) -> Bool {
    guard let colon = host.lastIndex(of: ":") else { return false }
    return host.lastIndex(of: "]").map { $0 < colon } ?? true
  }

  private static func bracketed(_ address: String) -> String {
    address.contains(":") && !address.hasPrefix("[") ? "[\(address)]" : address
  }
}
