internal import Foundation
internal import Synchronization

/// Tells which files below a folder changed, as soon as they are whole.
package final class FolderWatch: Sendable {
  private let root: String
  private let isEnded = Mutex(false)

  /// Between two looks where the system tells nothing, in milliseconds.
  private static let slow: Int32 = 1000
  private static let fast: Int32 = 250
  /// An editor that removes a file and makes it again, and one that writes in several steps, is given
  /// so long to finish.
  private static let settling: Int32 = 6
  /// A file that is gone is gone after so many looks.
  private static let missing = 25

  /// - Parameter changed: is called on a thread of its own, for one change after the other.
  package init(_ root: String, changed: @escaping @Sendable (Set<String>) -> Void) {
    self.root = root
    let thread = Thread { [self] in run(changed) }
    thread.start()
  }

  package func end() { isEnded.withLock { $0 = true } }

  private func run(_ changed: (Set<String>) -> Void) {
    let notifications = Notifications()
    var known = FolderScan(root)
    notifications.watch(known.folders)
    // What changed between the scan and the watch is seen now.
    var pending = FolderScan(root).changes(since: known)
    while !isEnded.withLock({ $0 }) {
      if pending.isEmpty {
        _ = notifications.wait(notifications.isComplete ? Self.slow : Self.fast)
      }
      var scan = FolderScan(root)
      pending = scan.changes(since: known)
      var looks = 0
      while !pending.isEmpty {
        _ = notifications.wait(Self.settling)
        let next = FolderScan(root)
        let isSettled = next.changes(since: scan).isEmpty
        let areAllThere = pending.allSatisfy { next.files[$0].map { $0.size > 0 } ?? false }
        scan = next
        pending = scan.changes(since: known)
        looks += 1
        // An empty file is nearly always one that is being written.
        if isSettled, areAllThere || looks >= Self.missing { break }
      }
      notifications.watch(scan.folders)
      known = scan
      if !pending.isEmpty { changed(pending) }
      pending = []
    }
  }
}
