internal import Caching

/// Which programs and libraries decide what a cell gives, each by the digest of its bytes: a copy of
/// them in another folder, or on another machine, gives the same results under the same keys.
struct Identities: Sendable {
  var toolchain: String
  var runtime: String

  init(_ toolchain: Toolchain, _ runtime: RuntimeLibrary, _ digests: FileDigests) {
    self.toolchain = toolchain.identity(digests)
    self.runtime = runtime.identity(digests)
  }
}
