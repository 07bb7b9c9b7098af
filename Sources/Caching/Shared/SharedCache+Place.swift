extension SharedCache {
  /// Why a place cannot be a shared cache: what somebody wrote is wrong.
  package struct Unusable: Error, Hashable, Sendable {
    package var message: String
  }

  /// What an address begins with; another place is a folder.
  package static func isAddress(_ place: String) -> Bool { place.contains("://") }

  /// - Parameters:
  ///   - place: the path of a folder, absolute, or an address, `http://server:8080/cache`.
  ///   - shown: the same as messages show it.
  ///   - authorization: the value of the header with that name, for a server; nil for none.
  ///   - secret: signs entries; nil for no signatures.
  package convenience init(
    at place: String, shown: String, authorization: String?, secret: String?, mayWrite: Bool
  ) throws(Unusable) {
    if let secret, secret.utf8.count < 16 {
      throw Unusable(message: "UNROLL_CACHE_KEY: has fewer than 16 characters")
    }
    let depot: any Depot
    if Self.isAddress(place) {
      depot = try HTTPDepot(place, authorization: authorization)
    } else {
      depot = FolderDepot(folder: place)
    }
    self.init(
      depot, shown: shown, secret: secret.map { Array($0.utf8) }, mayWrite: mayWrite)
  }
}
