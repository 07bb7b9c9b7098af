package import Engine
internal import Lessons
internal import Runs

/// Exercises to be solved, and the answers to them.
package struct Practice: Sendable {
  package let exercises: [CourseExercise]
  package let answers: AnswersFolder
  private let engine: Engine
  /// Of each lesson all exercises.
  private let isWhole: Bool

  init(_ site: Site, _ selection: Selection, id: String?, _ options: RunOptions) throws(Failure) {
    let all = try site.course.answerable(in: selection)
    isWhole = id == nil
    if let id {
      // In one lesson an exercise has a number as well, as its page says.
      let isOneLesson = all.allSatisfy { $0.file.path == all[0].file.path }
      exercises = all.filter {
        $0.id == id || $0.name == id || isOneLesson && "\($0.number)" == id
      }
      guard !exercises.isEmpty else {
        let meant = Suggestion.closest(to: id, among: all.map(\.id))
        throw Failure(
          .noSuchPath, "--exercise: there is no exercise `\(id)`",
          mend: meant.map { "unroll practice --exercise \($0)" } ?? "unroll practice --list")
      }
    } else {
      exercises = all
    }
    answers = AnswersFolder(of: site.course, in: site.place)
    engine = try options.engine(course: site.course.path, in: site.place)
  }

  init(_ exercises: [CourseExercise], answers: AnswersFolder, engine: Engine) {
    self.exercises = exercises
    self.answers = answers
    self.engine = engine
    isWhole = false
  }

  /// Answers to exercises that are no more; with one exercise chosen nobody asks.
  package var strays: [String] { isWhole ? answers.strays(exercises) : [] }

  /// Judges the answers as they are now, of one lesson after the other.
  package func states() async throws(Failure) -> [PracticeState] {
    var states: [PracticeState] = []
    var rest = exercises[...]
    while let first = rest.first {
      let same = Array(rest.prefix { $0.file.path == first.file.path })
      rest = rest.dropFirst(same.count)
      states += try await self.states(of: same)
    }
    return states
  }

  private func states(of exercises: [CourseExercise]) async throws(Failure) -> [PracticeState] {
    guard let lesson = exercises.first?.lesson else { return [] }
    let practice = self
    do {
      return try await engine.judging(lesson) { judge throws(EngineFailure) in
        var states: [PracticeState] = []
        for exercise in exercises { states.append(try practice.state(of: exercise, judge)) }
        return states
      }
    } catch {
      throw Failure(error)
    }
  }

  /// A judge that stays, for one lesson: the next answer finds the lesson's state where it was.
  package func judge(for exercise: CourseExercise) throws(Failure) -> AnswerJudge {
    do {
      return try engine.judge(of: exercise.lesson)
    } catch {
      throw Failure(error)
    }
  }

  package func state(
    of exercise: CourseExercise, _ judge: AnswerJudge
  ) throws(EngineFailure) -> PracticeState {
    var state = PracticeState(
      exercise: exercise, file: answers.shown(exercise), standing: .notBegun)
    // Who practises sees what a reader sees.
    var seen = exercise.exercise
    seen.tests.removeAll(where: \.isHidden)
    switch answers.read(exercise) {
    case nil: break
    case .failure(let refusal)?:
      state.standing = .open
      state.refusal = refusal.sentence
    case .success(let text)?:
      let judgement = try judge.judge(text, to: seen, file: state.file)
      state.judgement = judgement
      let isStart =
        text.filter { !$0.isWhitespace } == exercise.exercise.start.filter { !$0.isWhitespace }
      state.standing = judgement.isSolved ? .solved : isStart ? .notBegun : .open
    }
    return state
  }
}

extension Site {
  /// The exercises of a course, for somebody who solves them.
  ///
  /// - Parameter exercise: an id, or `LESSON/ID`; nil for all.
  package func practice(
    _ selection: Selection = .whole, exercise: String? = nil, _ options: RunOptions = RunOptions()
  ) throws(Failure) -> Practice {
    try Practice(self, selection, id: exercise, options)
  }
}
