import Foundation
import Site
import Testing

struct GradeShardTests {
  @Test func sharesOfAClassHaveEachStudentOnce() async throws {
    let course = try TestCourse(["sums": HostileAnswers.lesson])
    for number in 1...9 {
      try course.write(HostileAnswers.right, to: "in/student \(number)/sums/sum.swift")
    }
    let whole = try await course.site().grade(["in"], shard: nil)
    var found: [StudentGrade] = []
    for number in 1...4 {
      let share = try await course.site().grade(["in"], shard: Shard("\(number)/4"))
      #expect(share.students == whole.students && share.identity == whole.identity)
      #expect(share.pageNames == whole.pageNames)
      found += share.grades
    }
    found.sort { $0.place < $1.place }
    #expect(found.map(\.student) == whole.grades.map(\.student))
    #expect(found.map(\.points) == Array(repeating: 2, count: 9))
  }

  /// A student who is late must not move others into shares that were graded already.
  @Test func aStudentMoreMovesNobody() async throws {
    let course = try TestCourse(["sums": HostileAnswers.lesson])
    func shares() async throws -> [String: Int] {
      var shares: [String: Int] = [:]
      for number in 1...3 {
        for grade in try await course.site().grade(["in"], shard: Shard("\(number)/3")).grades {
          shares[grade.student] = number
        }
      }
      return shares
    }
    for number in 1...6 { try course.write("nothing", to: "in/s\(number)/sums/readme.txt") }
    let before = try await shares()
    try course.write("nothing", to: "in/a first one/sums/readme.txt")
    let after = try await shares()
    #expect(before.count == 6 && after.count == 7)
    #expect(before.allSatisfy { after[$0.key] == $0.value })
  }
}
