import Foundation
import Testing

/// "Where to look" in the description of the architecture names what is there.
struct WhereToLookTests {
  @Test func everyPlaceIsThere() throws {
    let text = try String(
      contentsOf: Tool.repository.appending(path: "docs/architecture.md"), encoding: .utf8)
    let table = try #require(
      text.split(separator: "## Where to look").last?.split(separator: "## 1.").first)
    var places = 0
    for row in table.split(separator: "\n") where row.hasPrefix("| ") && row.contains("`") {
      var folder = "Sources"
      for name in row.split(separator: "|")[1].split(separator: "`").enumerated()
        .filter({ !$0.offset.isMultiple(of: 2) }).map({ String($0.element) })
      {
        // A name without a folder lies beside the one before it, or is a target.
        var path =
          name.hasSuffix(".swift") && !name.contains("/") ? "\(folder)/\(name)" : "Sources/\(name)"
        if ["docs/", "lessons/", "Tests/"].contains(where: name.hasPrefix) { path = name }
        let file = Tool.repository.appending(path: path)
        #expect(FileManager.default.fileExists(atPath: file.path), "\(path)")
        folder = path.split(separator: "/").dropLast().joined(separator: "/")
        places += 1
      }
    }
    #expect(places > 20)
  }
}
