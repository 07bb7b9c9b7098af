/// Where files of the shared store lie, by names such as `ac/…` and `cas/…`.
package protocol Depot: Sendable {
  /// Nil for none.
  func get(_ name: String) throws(DepotFault) -> [UInt8]?
  /// - Returns: False for what the depot does not take, as it is too large.
  func put(_ name: String, _ bytes: [UInt8]) throws(DepotFault) -> Bool
}

/// Why a depot did not do what it was asked.
package struct DepotFault: Error, Hashable {
  package var reason: String
  /// The next request will fare no better.
  package var isFinal = false
}

/// A folder, on this machine or on all of them. A web server with WebDAV may give out the same one.
package struct FolderDepot: Depot {
  private let folder: String

  package init(folder: String) { self.folder = folder }

  package func get(_ name: String) throws(DepotFault) -> [UInt8]? {
    WholeFile.read("\(folder)/\(name)")
  }

  package func put(_ name: String, _ bytes: [UInt8]) throws(DepotFault) -> Bool {
    let path = "\(folder)/\(name)"
    // As all machines make the same, it is there more often than not.
    if WholeFile.read(path) == bytes || WholeFile.replace(path, with: bytes) { return true }
    WholeFile.makeFolder(path.lastIndex(of: "/").map { String(path[..<$0]) } ?? folder)
    do {
      try WholeFile.write(bytes, to: path)
    } catch {
      throw DepotFault(reason: "cannot be written: \(error.reason)", isFinal: true)
    }
    return true
  }
}
