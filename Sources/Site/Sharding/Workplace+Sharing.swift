internal import Caching

extension Workplace {
  /// The same with a cache that several machines share: the one that is named, or that of `UNROLL_CACHE`;
  /// none where nobody names one. A folder in `UNROLL_CACHE` is for the caches of single courses, and is
  /// shared only where somebody began it as a shared one.
  ///
  /// - Parameters:
  ///   - named: a folder, or an address.
  ///   - mayWrite: nil for yes, but for a run for a pull request, whose code nobody has read yet.
  package func sharing(_ named: String?, mayWrite: Bool?) throws(Failure) -> Workplace {
    guard let cache = named ?? variable("UNROLL_CACHE") else { return self }
    let isAddress = SharedCache.isAddress(cache)
    let path = isAddress ? cache : absolute(cache)
    if cache.isEmpty { throw Failure(.unusableAddress, "--cache: the place is empty") }
    if !isAddress, cache.wholeMatch(of: /[\w.-]+:[0-9]+(\/.*)?/) != nil, Files.kind(path) == nil {
      throw Failure(
        .unusableAddress, "\(cache): an address begins with http:// or https://",
        mend: "--cache http://\(cache)")
    }
    if !isAddress, let kind = Files.kind(path), kind != .folder {
      throw Failure(.unusableAddress, "\(cache): is no folder, and no address of a cache")
    }
    if named == nil, !isShared(cache) { return self }
    var place = self
    do throws(SharedCache.Unusable) {
      place.shared = try SharedCache(
        at: path, shown: isAddress ? cache : shown(path),
        authorization: variable("UNROLL_CACHE_AUTHORIZATION"),
        secret: variable("UNROLL_CACHE_KEY"), mayWrite: mayWrite ?? !isForPullRequest)
    } catch {
      throw Failure(.unusableAddress, error.message)
    }
    return place
  }

  /// Whether a value of `UNROLL_CACHE` names what several machines share. Their own caches do not lie there.
  func isShared(_ cache: String) -> Bool {
    SharedCache.isAddress(cache) || Files.kind(Path.join(absolute(cache), "ac")) == .folder
  }

  /// As GitHub and GitLab say it of a run.
  private var isForPullRequest: Bool {
    variable("GITHUB_EVENT_NAME")?.hasPrefix("pull_request") == true
      || variable("CI_PIPELINE_SOURCE") == "merge_request_event"
  }
}
