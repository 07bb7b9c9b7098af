extension Lesson {
  /// What is wrong with the files and lessons that this one refers to: links without a target, data
  /// files that do not exist, lessons that it needs. `diagnostics` has the problems of its own text.
  package func check(course: some CourseView) -> [Diagnostic] {
    let ids = ids.subtracting(course.hiddenIDs(inLesson: path))
    let links = references.compactMap { check($0, ids: ids, course: course) }
    let data = zip(frontMatter.data, dataRanges).compactMap { checkData($0, at: $1, course) }
    let needs = zip(frontMatter.needs, needsRanges).enumerated().compactMap { index, need in
      checkNeed(need.0, at: need.1, earlier: frontMatter.needs.prefix(index), course)
    }
    return Diagnostic.ordered(data + needs + links)
  }

  private func check(
    _ reference: Reference, ids: Set<String>, course: some CourseView
  ) -> Diagnostic? {
    let written = reference.destination
    let noun = reference.isImage ? "image" : "link"
    guard !written.isEmpty else {
      return diagnostic(
        .emptyLink, at: reference.range, "this \(noun) has no destination",
        hint: "write the destination between the parentheses")
    }
    guard let destination = LinkDestination(written) else { return nil }
    if destination.path.isEmpty {
      guard let id = destination.fragment, !id.isEmpty, !ids.contains(id) else { return nil }
      if let hidden = checkHidden(id, in: path, reference, course) { return hidden }
      return diagnostic(
        .missingID, at: reference.range, "nothing in this lesson has the id `\(id)`",
        hint: Suggestion.hint(for: id, among: ids.sorted()) ?? "give a fence the id: `{#\(id)}`")
    }
    guard let target = CoursePath.resolve(destination.path, from: path) else {
      return diagnostic(
        .linkOutsideCourse, at: reference.range, "this \(noun) points outside the course",
        hint: "write a path from this lesson's folder, or a full address with `https://`")
    }
    switch course.file(at: target) {
    case .exists: break
    case .outside:
      return diagnostic(
        .linkOutsideCourse, at: reference.range,
        "`\(target)` is a symbolic link to a file outside the course",
        hint: "copy the file into the course")
    case .missing:
      return diagnostic(
        .missingFile, at: reference.range, "there is no file `\(target)`",
        hint: "paths are relative to the lesson's folder")
    }
    guard let id = destination.fragment, !id.isEmpty,
      let theirs = target == path ? ids : course.ids(inLesson: target), !theirs.contains(id)
    else { return nil }
    if let hidden = checkHidden(id, in: target, reference, course) { return hidden }
    return diagnostic(
      .missingHeading, at: reference.range, "nothing in `\(target)` has the id `\(id)`",
      hint: Suggestion.hint(for: id, among: theirs.sorted())
        ?? "the id of a heading is its text in lower case, with hyphens")
  }

  private func checkHidden(
    _ id: String, in lesson: String, _ reference: Reference, _ course: some CourseView
  ) -> Diagnostic? {
    guard course.hiddenIDs(inLesson: lesson).contains(id) else { return nil }
    return diagnostic(
      .hiddenID, at: reference.range, "`\(id)` is in a solution, and solutions are hidden here",
      hint: "link to the exercise, or build with `--solutions folded`")
  }

  private func checkData(
    _ file: String, at range: SourceRange, _ course: some CourseView
  ) -> Diagnostic? {
    let place = course.lessonsFolder.isEmpty ? "the lessons folder" : "`\(course.lessonsFolder)/`"
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let rule = "a course contains its own data, in the folder of its lessons or below it"
    guard let target = CoursePath.resolve(file, from: path),
      CoursePath.lies(target, in: course.lessonsFolder)
    else {
      return diagnostic(
        .dataOutsideLessons, at: range, "the data file `\(file)` is outside \(place)",
        hint: "\(rule): move the file to `data/\(name)` beside this lesson, and write "
          + "`data: [data/\(name)]`")
    }
    switch course.file(at: target) {
    case .exists: return nil
    case .missing:
      return diagnostic(
        .missingData, at: range, "there is no data file `\(target)`",
        hint: "paths are relative to the lesson's folder")
    case .outside:
      return diagnostic(
        .dataOutsideLessons, at: range,
        "the data file `\(file)` is a symbolic link to a file outside \(place)",
        hint: "\(rule): put a copy of the file in the place of the link")
    }
  }
}
