import Foundation
import Pages
import Runs
import Testing
import Weaving

/// A value's JSON with one leaf changed, in each way that may give another value.
private struct Mutation {
  var path: String
  var candidates: [Any]

  /// Of all leaves, in order.
  static func all(of json: Any, _ path: String = "", _ wrap: @escaping (Any) -> Any) -> [Mutation] {
    switch json {
    case let object as [String: Any]:
      object.sorted { $0.key < $1.key }.flatMap { key, inner in
        all(of: inner, "\(path).\(key)") { new in
          wrap(object.merging([key: new]) { $1 })
        }
      }
    case let array as [Any]:
      array.enumerated().flatMap { index, inner in
        all(of: inner, "\(path)[]") { new in
          var copy = array
          copy[index] = new
          return wrap(copy)
        }
      }
    case let text as String:
      // Where it names a case of an enumeration, only another case's name decodes.
      [
        Mutation(
          path: path,
          candidates: (["\(text)x"] + [
            "failed", "passed", "equation", "solution", "keyword", "zh-Hans",
          ])
          .map(wrap))
      ]
    case let number as NSNumber:
      [Mutation(path: path, candidates: [!number.boolValue, number.doubleValue + 1].map(wrap))]
    default: []
    }
  }
}

/// What changing each leaf of `value` in turn does to its key.
///
/// - Returns: The top-level fields of which at least one change gave another value.
private func fieldsSeen<Value: Codable & Hashable>(
  of value: Value, _ key: (Value) -> String
) throws -> Set<String> {
  let own = key(value)
  let json = try JSONSerialization.jsonObject(with: JSONEncoder().encode(value))
  var seen: Set<String> = []
  for (place, mutations) in Dictionary(grouping: Mutation.all(of: json) { $0 }, by: \.path) {
    // Of the many places of one path the first and the last stand for all.
    for mutation in Set([0, mutations.count - 1]).map({ mutations[$0] }) {
      for candidate in mutation.candidates {
        guard let data = try? JSONSerialization.data(withJSONObject: candidate),
          let other = try? JSONDecoder().decode(Value.self, from: data), other != value
        else { continue }
        #expect(key(other) != own, "\(place) changed, and the key did not")
        seen.insert(String(place.dropFirst().prefix { $0 != "." && $0 != "[" }))
        break
      }
    }
  }
  return seen
}

private func labels(of value: Any) -> Set<String> {
  Set(
    Mirror(reflecting: value).children.compactMap(\.label).map {
      $0.hasPrefix("_") ? String($0.dropFirst()) : $0
    })
}

struct ReportKeyTests {
  /// With a title of its own, an error outside of all cells, formulas in figures and in prose.
  private var report: Report {
    let report = Report(
      Sample.lesson, Sample.run, course: Sample.course, services: Sample.services)
    var full = report
    full.figureFormulas["x"] = "<math></math>"
    full.titleBlock = full.titleBlock ?? full.body.first
    full.opening = full.opening ?? "First."
    full.choices = Report.Choices(
      controls: [.init(name: "rate", labels: ["1", "2"], standard: 0, isScale: false)],
      isCombined: true, outcomes: [[0], [1]], prefix: "choice-")
    return full
  }

  private var facts: CourseFacts {
    let course = SampleSite.course(baseURL: "https://example.org/")
    var facts = course.facts(of: SampleSite.lesson("en/01-cell.md"))
    facts.needs = facts.next.map { [$0] } ?? []
    facts.map = course.editions.first
    facts.courseTitle = "Course"
    facts.names = ["softmax": "softmax"]
    return facts
  }

  @Test func everyFieldOfAReportIsInItsKey() throws {
    let report = report
    let facts = facts
    let seen = try fieldsSeen(of: report) { $0.key(with: facts) }
    #expect(seen.isSuperset(of: labels(of: report)), "\(labels(of: report).subtracting(seen))")
  }

  @Test func everyFactOfTheCourseIsInTheKey() throws {
    let report = report
    let seen = try fieldsSeen(of: facts) { report.key(with: $0) }
    #expect(seen.isSuperset(of: labels(of: facts)), "\(labels(of: facts).subtracting(seen))")
  }

  @Test func theSameValuesHaveTheSameKey() {
    #expect(report.key(with: facts) == report.key(with: facts))
  }
}
