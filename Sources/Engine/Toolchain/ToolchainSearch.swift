internal import Foundation

/// Where a Swift compiler may lie that nobody named: on the path, and where installers put it.
struct ToolchainSearch {
  var environment: [String: String]
  /// Beyond the path too: for an installed Unroll. A checkout is built with the compiler on the path.
  var isWide: Bool

  /// The compilers that are there, without those that are links to one before. The path comes first;
  /// of the versions in one folder, the newest does.
  var compilers: [String] {
    let onPath = Toolchain.folders(onPath: environment)
    var seen: Set<String> = []
    return (onPath + (isWide ? installed : [])).map { "\($0)/swiftc" }.filter { path in
      FileManager.default.isExecutableFile(atPath: path)
        && seen.insert(URL(fileURLWithPath: path).resolvingSymlinksInPath().path).inserted
    }
  }

  /// The folders of programs in the places that installers use.
  private var installed: [String] {
    var folders: [String] = []
    // swift.org's installer, swiftly.
    let home = environment["HOME"] ?? "/"
    let swiftly =
      environment["SWIFTLY_TOOLCHAINS_DIR"]
      ?? (environment["SWIFTLY_HOME_DIR"] ?? "\(home)/.local/share/swiftly") + "/toolchains"
    folders += versions(in: swiftly).map { "\($0)/usr/bin" }
    // An archive of swift.org, unpacked where programs go that no package manager knows.
    for place in ["/opt", "/usr/local", home] {
      folders += versions(in: place, prefix: "swift").map { "\($0)/usr/bin" }
    }
    // Packages of Debian, Ubuntu and Fedora.
    for place in ["/usr/libexec", "/usr/lib", "/usr/libexec/swift", "/usr/lib/swift", "/usr/share"]
    {
      let found = versions(in: place, prefix: place.hasSuffix("swift") ? "" : "swift")
      folders += found.flatMap { ["\($0)/bin", "\($0)/usr/bin"] }
    }
    #if os(macOS)
      for place in ["/Library/Developer/Toolchains", "\(home)/Library/Developer/Toolchains"] {
        folders += versions(in: place).map { "\($0)/usr/bin" }
      }
    #endif
    return folders
  }

  /// The folders in a folder whose names begin so, the highest number first.
  private func versions(in folder: String, prefix: String = "") -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasPrefix(prefix) }
      .sorted { $0.compare($1, options: .numeric) == .orderedDescending }
      .map { "\(folder)/\($0)" }
  }
}
