internal import Caching
internal import Lessons

/// Which programs and libraries decide what a cell gives, each by the digest of its bytes: a copy of
/// them in another folder, or on another machine, gives the same results under the same keys.
struct Identities: Sendable {
  /// The version of this program, whose words are in results. Not its digest, which differs from one
  /// machine's build to another's.
  var unroll: String
  var toolchain: String
  var runtime: String

  init(
    _ version: VersionNumber, _ toolchain: Toolchain, _ runtime: RuntimeLibrary,
    _ digests: FileDigests
  ) {
    unroll = version.description
    self.toolchain = toolchain.identity(digests)
    self.runtime = runtime.identity(digests)
  }
}
