internal import Hashing
internal import Synchronization

/// Entries that several machines share, in a folder or on a server: `ac/KEY` names a file by its digest,
/// `cas/DIGEST` is that file.
///
/// Nothing here fails: what cannot be had is computed, and what cannot be kept is computed by the next one
/// who needs it. What is cut or changed has another digest, and is not taken. What a key maps to has none:
/// whoever may write there is believed, unless there is a secret key, with which each entry is signed.
package final class SharedCache: Sendable {
  /// What waiting may cost a run, in seconds: beyond that the place is not asked any more.
  package static let patience = 10.0
  /// What is no loss, in seconds: two answers that give something may take about as long as a cell takes to
  /// be compiled, others a small part of that.
  package static let allowance = (given: 0.05, otherwise: 0.02)
  /// How many faults there may be until the place is no longer asked.
  private static let mostFaults = 3

  private let depot: any Depot
  private let shown: String
  private let secret: [UInt8]?
  private let patience: Double

  private struct State {
    var lost = 0.0
    var faults = (reads: 0, writes: 0)
    var isClosed = false
    var writes: Bool
    /// The first of each kind.
    var damage: String?
    var fault: String?
  }
  private let state: Mutex<State>

  /// - Parameters:
  ///   - shown: the place as messages show it, without what gives a right to it.
  ///   - secret: signs entries; nothing is taken that it did not sign. Nil where whoever may write is believed.
  package init(
    _ depot: any Depot, shown: String, secret: [UInt8]? = nil, mayWrite: Bool = true,
    patience: Double = SharedCache.patience
  ) {
    self.depot = depot
    self.shown = shown
    self.secret = secret
    self.patience = patience
    state = Mutex(State(writes: mayWrite))
  }

  /// Nothing is taken that was not signed.
  package var isSigned: Bool { secret != nil }

  /// What was wrong, one line for each kind; empty where nothing was.
  package var troubles: [String] {
    state.withLock { [$0.damage, $0.fault].compactMap(\.self) }
  }

  /// Another place, or another secret, has another one.
  package var identity: String {
    Digest.hex(of: "\(shown)\n\(secret.map { Digest.hex(of: $0) } ?? "-")".utf8)
  }

  /// - Parameter kind: what has the same key in another kind is something else.
  package func get(_ kind: String, _ key: String) -> [UInt8]? {
    let name = Self.name(kind, key)
    guard let message = ask("ac/\(name)") else { return nil }
    guard let entry = ActionResult(message) else {
      damage("an entry is not of the form of Bazel's remote cache")
      return nil
    }
    if let secret {
      let own = Self.signature(name, entry.hash, entry.size, secret)
      guard HMAC.areEqual(own, entry.signature) else {
        damage("an entry is not signed with the key in UNROLL_CACHE_KEY")
        return nil
      }
    }
    guard let bytes = ask("cas/\(entry.hash)") else { return nil }
    guard bytes.count == entry.size, ActionResult.hash(of: bytes) == entry.hash else {
      damage("an entry does not have the bytes that it says")
      return nil
    }
    return bytes
  }

  /// - Returns: Whether it is there now.
  @discardableResult
  package func put(_ kind: String, _ key: String, _ bytes: [UInt8]) -> Bool {
    let name = Self.name(kind, key)
    var entry = ActionResult(hash: ActionResult.hash(of: bytes), size: bytes.count)
    if let secret {
      entry.signature = Self.signature(name, entry.hash, entry.size, secret)
    }
    // In this order: a key never leads nowhere.
    return give("cas/\(entry.hash)", bytes) && give("ac/\(name)", entry.bytes)
  }

  package var takesEntries: Bool { state.withLock { $0.writes && !$0.isClosed } }

  /// 64 hexadecimal digits, as the protocol wants them.
  private static func name(_ kind: String, _ key: String) -> String {
    Digest.hex(of: "unroll 1\n\(kind)\n\(key)".utf8)
  }

  private static func signature(
    _ name: String, _ hash: String, _ size: Int, _ secret: [UInt8]
  ) -> [UInt8] {
    HMAC.digest(of: "unroll 1\n\(name)\n\(hash)\n\(size)".utf8, key: secret)
  }

  // MARK: Asking the depot

  private func ask(_ name: String) -> [UInt8]? {
    guard state.withLock({ !$0.isClosed }) else { return nil }
    let start = ContinuousClock.now
    do throws(DepotFault) {
      let bytes = try depot.get(name)
      waited(since: start, gave: bytes != nil)
      return bytes
    } catch {
      waited(since: start, fault: error)
      return nil
    }
  }

  private func give(_ name: String, _ bytes: [UInt8]) -> Bool {
    guard takesEntries else { return false }
    let start = ContinuousClock.now
    do throws(DepotFault) {
      let isTaken = try depot.put(name, bytes)
      waited(since: start)
      return isTaken
    } catch {
      waited(since: start, fault: error, isWrite: true)
      return false
    }
  }

  private func damage(_ what: String) {
    state.withLock {
      if $0.damage == nil { $0.damage = "the cache \(shown): \(what); it was not taken" }
    }
  }

  private func waited(
    since start: ContinuousClock.Instant, gave: Bool = false, fault: DepotFault? = nil,
    isWrite: Bool = false
  ) {
    let time = start.duration(to: .now)
    let seconds =
      Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
    state.withLock { state in
      let free = gave ? Self.allowance.given : fault == nil ? Self.allowance.otherwise : 0
      state.lost += max(0, seconds - free)
      if let fault {
        if state.fault == nil { state.fault = "the cache \(shown): \(fault.reason)" }
        // A server may give and not take.
        if isWrite {
          state.faults.writes += 1
          if fault.isFinal || state.faults.writes >= Self.mostFaults { state.writes = false }
        } else {
          state.faults.reads += 1
          if fault.isFinal || state.faults.reads >= Self.mostFaults { state.isClosed = true }
        }
      }
      if state.lost > patience, !state.isClosed {
        state.isClosed = true
        if state.fault == nil {
          state.fault = "the cache \(shown): is too slow, and is no longer asked"
        }
      }
    }
  }
}
