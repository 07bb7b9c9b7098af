internal import Caching
internal import Foundation
internal import Hashing

/// The C headers of a build whose folder was moved, copied or renamed.
///
/// The build's own module maps name headers by the paths that they had when it was built. Where those
/// are gone, the headers are where the checkout has them now, and get maps of our own.
struct MovedHeaders: Sendable {
  var target: String
  /// The folder that they lie in now.
  var folder: String

  /// Nil where the build lies in no checkout.
  init?(_ target: String, ofBuildIn build: String) {
    let real = URL(fileURLWithPath: build).resolvingSymlinksInPath().path
    guard let range = real.range(of: "/.build/") else { return nil }
    let folder = "\(real[..<range.lowerBound])/Sources/\(target)/include"
    guard WholeFile.isFile("\(folder)/\(target).h") else { return nil }
    self.target = target
    self.folder = folder
  }

  /// The folder, for `-I`, of the map that `writeMap` writes: another one for each place of the
  /// headers, as the compiler remembers what it read of a map.
  func mapFolder(in moduleCache: String) -> String {
    "\(moduleCache)/maps/\(Digest.hex(of: folder.utf8).prefix(16))-\(target)"
  }

  func writeMap(in moduleCache: String) throws(SystemFailure) {
    let place = mapFolder(in: moduleCache)
    let file = "\(place)/module.modulemap"
    if WholeFile.isFile(file) { return }
    let header = "\(folder)/\(target).h"
    let map = "module \(target) {\n  umbrella header \(header.debugDescription)\n  export *\n}\n"
    try WholeFile.requireFolder(place)
    try WholeFile.write(Array(map.utf8), to: file)
  }
}
