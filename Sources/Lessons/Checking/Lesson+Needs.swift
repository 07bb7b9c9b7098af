extension Lesson {
  /// The lessons that it needs, as paths from the course's folder.
  ///
  /// - Parameter path: the lesson's own, from there.
  package func neededPaths(from path: String) -> [String] {
    frontMatter.needs.compactMap { CoursePath.resolve($0, from: path) }
  }

  /// What is wrong with one of the lessons that this one needs.
  func checkNeed(
    _ file: String, at range: SourceRange, earlier: ArraySlice<String>, _ course: some CourseView
  ) -> Diagnostic? {
    guard let target = CoursePath.resolve(file, from: path) else {
      return diagnostic(
        .unknownLesson, at: range, "the lesson `\(file)` is outside the course",
        hint: "paths are relative to this lesson's folder")
    }
    if target == path {
      return diagnostic(
        .needsItself, at: range, "a lesson cannot need itself", hint: "delete this path")
    }
    if earlier.contains(where: { CoursePath.resolve($0, from: path) == target }) {
      return diagnostic(
        .repeatedNeed, at: range, "`\(file)` is listed twice",
        hint: "delete one of them")
    }
    guard course.ids(inLesson: target) == nil else {
      return checkOrder(of: target, file, at: range, course)
    }
    return diagnostic(
      .unknownLesson, at: range, "there is no lesson `\(target)` in this course",
      hint: Suggestion.hint(
        for: file, among: course.lessonPaths.map { CoursePath.relative($0, from: path) })
        ?? "paths are relative to this lesson's folder: `02-one-cell.md`")
  }

  /// A lesson that is needed has to come first: no circles, and no lessons that come later.
  private func checkOrder(
    of target: String, _ file: String, at range: SourceRange, _ course: some CourseView
  ) -> Diagnostic? {
    if course.mayHaveCircles, let circle = way(from: target, to: path, in: course) {
      let names = ([path] + circle).map { "`\(CoursePath.relative($0, from: path))`" }
      return diagnostic(
        .needsCircle, at: range, "these lessons need each other: \(names.joined(separator: " → "))",
        hint: "delete one of these needs: a reader has to start somewhere")
    }
    let order = course.lessonPaths
    guard let own = order.firstIndex(of: path), let other = order.firstIndex(of: target),
      other > own
    else { return nil }
    return diagnostic(
      .laterNeed, at: range, "`\(file)` comes after this lesson in the course",
      hint: "change the `order` of one of them, or delete this need")
  }

  /// The shortest chain of needs that leads from one lesson to another, both ends included.
  private func way(from start: String, to end: String, in course: some CourseView) -> [String]? {
    var reached = [start]
    var origins: [String: String] = [start: start]
    var next = 0
    while next < reached.count {
      let last = reached[next]
      next += 1
      if last == end {
        var way = [last]
        while let one = way.last, one != start, let origin = origins[one] { way.append(origin) }
        return way.reversed()
      }
      for need in course.needs(ofLesson: last) where origins[need] == nil {
        origins[need] = last
        reached.append(need)
      }
    }
    return nil
  }
}
