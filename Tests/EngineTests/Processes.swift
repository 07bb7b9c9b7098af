import Engine
import Foundation

/// What `/proc` says of the processes that the tests have started.
enum Processes {
  struct Entry {
    var id: Int
    var parent: Int
    var name: String
  }

  private static let names = ["bwrap", "unroll-kernel", "unroll-confine"]

  static func all() -> [Entry] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap { name in
      guard let id = Int(name),
        let status = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8),
        let open = status.firstIndex(of: "("), let close = status.lastIndex(of: ")")
      else { return nil }
      let fields = status[close...].split(separator: " ")
      guard fields.count > 2, let parent = Int(fields[2]) else { return nil }
      return Entry(id: id, parent: parent, name: String(status[status.index(after: open)..<close]))
    }
  }

  /// Those of `ofLessons` that belong to a kernel.
  static func ours() -> [Entry] { ofLessons().filter { names.contains($0.name) } }

  /// Kernels, compilers and whatever else works for these tests' lessons. Other suites have kernels at the
  /// same time.
  static func ofLessons() -> [Entry] {
    let all = all()
    var family = Set(all.filter { commandLine(of: $0.id).contains(CourseFolder.mark) }.map(\.id))
    var grew = true
    while grew {
      let next = family.union(all.filter { family.contains($0.parent) }.map(\.id))
      grew = next.count > family.count
      family = next
    }
    return all.filter { family.contains($0.id) && $0.id != Int(getpid()) }
  }

  private static func commandLine(of id: Int) -> String {
    let bytes = FileManager.default.contents(atPath: "/proc/\(id)/cmdline") ?? Data()
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Waits until nothing is left of them, for some seconds: a killed process dies soon, not at once.
  static func areGone() -> Bool {
    for _ in 0..<100 {
      if ofLessons().isEmpty { return true }
      usleep(50_000)
    }
    return false
  }
}
