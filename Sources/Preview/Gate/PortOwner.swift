internal import Foundation

/// Which program listens at a port of this machine.
enum PortOwner {
  /// `python3 (process 4242)`; nil where the system does not say.
  static func name(of port: UInt16) -> String? {
    #if os(Linux)
      let sockets = ["/proc/net/tcp", "/proc/net/tcp6"].flatMap { inodes(in: $0, port: port) }
      guard !sockets.isEmpty else { return nil }
      let wanted = Set(sockets.map { "socket:[\($0)]" })
      let files = FileManager.default
      for process in (try? files.contentsOfDirectory(atPath: "/proc")) ?? [] {
        guard Int(process) != nil,
          let open = try? files.contentsOfDirectory(atPath: "/proc/\(process)/fd")
        else { continue }
        for number in open {
          let target = try? files.destinationOfSymbolicLink(atPath: "/proc/\(process)/fd/\(number)")
          guard let target, wanted.contains(target) else { continue }
          let name = try? String(contentsOfFile: "/proc/\(process)/comm", encoding: .utf8)
          return "\(name?.trimmingCharacters(in: .newlines) ?? "a program") (process \(process))"
        }
      }
    #endif
    return nil
  }

  /// The table's columns: number, local address, remote address, state (0A listens), …, inode.
  private static func inodes(in table: String, port: UInt16) -> [Substring] {
    guard let text = try? String(contentsOfFile: table, encoding: .utf8) else { return [] }
    let wanted = String(port, radix: 16, uppercase: true)
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let columns = line.split(separator: " ")
      guard columns.count > 9, columns[3] == "0A",
        let local = columns[1].split(separator: ":").last,
        local.drop(while: { $0 == "0" }) == wanted
      else { return nil }
      return columns[9]
    }
  }
}
