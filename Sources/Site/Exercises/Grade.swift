internal import Caching
internal import Engine
internal import Lessons
package import Runs

/// The marks of one student.
package struct StudentGrade: Sendable {
  package struct Mark: Sendable {
    package var exercise: CourseExercise
    /// Nothing was handed in.
    package var isMissing: Bool
    package var judgement: Judgement?
    /// Why the file is no answer, or what else whoever marks should know.
    package var notes: [String]

    package var points: Int { judgement?.points ?? 0 }
    /// The lesson or its tests have errors of their own, so that no points say nothing of the answer.
    package var isUnjudged: Bool { judgement?.lessonProblems.isEmpty == false }
    /// From the test, and never from the answer.
    package var total: Int { exercise.exercise.points }
  }

  package var submission: Submission
  /// Among all students of the class, from 0.
  package var place: Int
  package var marks: [Mark]
  /// Files that answer no exercise.
  package var strays: [String]

  package var student: String { submission.student }
  package var points: Int { marks.map(\.points).reduce(0, +) }
  package var total: Int { marks.map(\.total).reduce(0, +) }
}

/// Judges what students handed in.
struct GradeJob: Sendable {
  let exercises: [CourseExercise]
  let submissions: [Submission]
  /// Of each submission: its place in the class.
  private let places: [Int]
  private let students: [String]
  private let engine: Engine
  private let jobs: Int
  private let place: Workplace

  init(
    _ site: Site, _ selection: Selection, _ folders: [String], _ options: RunOptions,
    shard: Shard?
  ) throws(Failure) {
    exercises = try site.course.answerable(in: selection)
    place = site.place
    let search = SubmissionSearch(lessons: Set(exercises.map(\.lessonName)))
    var found: [Submission] = []
    for folder in folders {
      guard Files.kind(place.absolute(folder)) == .folder else {
        throw Failure(.noSuchPath, "\(folder): no such folder")
      }
      found += try search.submissions(in: place.absolute(folder))
    }
    var seen: [String: Int] = [:]
    for index in found.indices {
      let count = seen[found[index].student, default: 0] + 1
      seen[found[index].student] = count
      // Two students of one name are two.
      if count > 1 { found[index].student += " (\(count))" }
    }
    students = found.map(\.student)
    // By name alone: an answer that comes late moves no other student to another share.
    places = found.indices.filter { shard?.holds(named: found[$0].student) ?? true }
    submissions = places.map { found[$0] }
    engine = try options.engine(course: site.course.path, in: place, trustsOnlySigned: true)
    jobs = min(options.jobCount, max(1, submissions.count))
  }

  /// The students in the order in which they were found, each with all exercises in the course's order.
  func run(_ progress: @escaping @Sendable (String) -> Void) async throws(Failure) -> ClassGrades {
    var grades = zip(submissions, places).map { submission, place in
      StudentGrade(
        submission: submission, place: place, marks: [], strays: strays(of: submission))
    }
    var rest = exercises[...]
    while let first = rest.first, !grades.isEmpty {
      let same = Array(rest.prefix { $0.file.path == first.file.path })
      rest = rest.dropFirst(same.count)
      progress("grading \(first.lessonName)")
      let marks = try await self.marks(same)
      for index in grades.indices { grades[index].marks += marks[index] }
    }
    if let shared = place.shared {
      let ignored =
        "the shared cache is not used: grade takes nothing unsigned, and UNROLL_CACHE_KEY is not set"
      for trouble in shared.isSigned ? shared.troubles : [ignored] { progress(trouble) }
    }
    return ClassGrades(grades: grades, students: students, exercises: exercises)
  }

  /// Of the exercises of one lesson, for each student. Several students at a time, each group with a
  /// lesson's state of its own; one exercise after the other, so that the state need not move.
  private func marks(
    _ exercises: [CourseExercise]
  ) async throws(Failure) -> [[StudentGrade.Mark]] {
    guard let lesson = exercises.first?.lesson else { return [] }
    let job = self
    let groups = (0..<jobs).map { start in
      Array(stride(from: start, to: submissions.count, by: jobs))
    }
    let result: Result<[[Int: [StudentGrade.Mark]]], Failure> = await withTaskGroup { tasks in
      for group in groups {
        tasks.addTask { () -> Result<[Int: [StudentGrade.Mark]], Failure> in
          await job.marks(of: group, exercises, lesson)
        }
      }
      var all: [[Int: [StudentGrade.Mark]]] = []
      for await result in tasks {
        switch result {
        case .success(let marks): all.append(marks)
        case .failure(let failure): return .failure(failure)
        }
      }
      return .success(all)
    }
    let all = try result.get()
    return submissions.indices.map { student in
      all.lazy.compactMap { $0[student] }.first ?? []
    }
  }

  private func marks(
    of group: [Int], _ exercises: [CourseExercise], _ lesson: Lesson
  ) async -> Result<[Int: [StudentGrade.Mark]], Failure> {
    let job = self
    do throws(EngineFailure) {
      return .success(
        try await engine.judging(lesson) { judge throws(EngineFailure) in
          var marks: [Int: [StudentGrade.Mark]] = [:]
          for exercise in exercises {
            for student in group {
              marks[student, default: []].append(
                try job.mark(exercise, job.submissions[student], judge))
            }
          }
          return marks
        })
    } catch {
      return .failure(Failure(error))
    }
  }

  private func isOnly(_ exercise: CourseExercise) -> Bool {
    exercises.count { $0.id == exercise.id } == 1
  }

  private func mark(
    _ exercise: CourseExercise, _ submission: Submission, _ judge: AnswerJudge
  ) throws(EngineFailure) -> StudentGrade.Mark {
    let (path, ignored) = SubmissionSearch.file(
      for: exercise, isOnly: isOnly(exercise), in: submission)
    var mark = StudentGrade.Mark(exercise: exercise, isMissing: path == nil, notes: [])
    mark.notes = ignored.map { "not looked at, as there is another: \(place.shown($0))" }
    guard let path else { return mark }
    do {
      let answer = try AnswerFile.read(path)
      mark.judgement = try judge.judge(
        answer, to: exercise.exercise, file: "\(exercise.id).swift")
      if mark.isUnjudged {
        mark.notes.insert("not judged: the lesson or its tests have an error of their own", at: 0)
      }
    } catch let refusal as AnswerFile.Refusal {
      mark.notes.insert(refusal.sentence, at: 0)
    } catch let failure as EngineFailure {
      throw failure
    } catch {
      mark.notes.insert("\(error)", at: 0)
    }
    return mark
  }

  private func strays(of submission: Submission) -> [String] {
    var used: Set<String> = []
    for exercise in exercises {
      let (path, ignored) = SubmissionSearch.file(
        for: exercise, isOnly: isOnly(exercise), in: submission)
      used.formUnion([path].compactMap { $0 } + ignored)
    }
    return submission.files.filter { !used.contains($0) }.map(place.shown)
  }
}

extension Site {
  /// Judges what students handed in, hidden tests included.
  ///
  /// - Parameters:
  ///   - folders: of a student each, or of many.
  ///   - shard: nil for all students.
  package func grade(
    _ folders: [String], _ selection: Selection = .whole, _ options: RunOptions = RunOptions(),
    shard: Shard? = nil, progress: @escaping @Sendable (String) -> Void = { _ in }
  ) async throws(Failure) -> ClassGrades {
    try await GradeJob(self, selection, folders, options, shard: shard).run(progress)
  }
}
