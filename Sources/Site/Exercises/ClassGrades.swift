internal import Hashing
internal import Lessons

/// The marks of a class, or of a share of it.
package struct ClassGrades: Sendable {
  /// In the order in which the students were found.
  package var grades: [StudentGrade]
  /// Of the whole class, in that order.
  package var students: [String]
  /// In the course's order.
  package var exercises: [CourseExercise]

  /// The digest of the class and of what it is graded by: shares of one class have the same.
  package var identity: String {
    var digest = Digest()
    digest.add("class 1")
    for student in students { digest.add(student) }
    digest.add("exercises")
    for exercise in exercises {
      digest.add(exercise.name)
      digest.add(exercise.file.card.digest)
    }
    return digest.hex
  }

  /// The name of each student's page: none is that of another one, though names may differ in signs
  /// alone, or in case.
  package var pageNames: [String] {
    var taken: Set<String> = []
    return students.map { student in
      var name = FeedbackPage.fileName(student)
      while !taken.insert(name.lowercased()).inserted { name = "_" + name }
      return name
    }
  }
}
