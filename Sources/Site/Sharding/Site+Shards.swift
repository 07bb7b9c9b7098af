internal import Lessons

extension Site {
  /// The lessons of a share, in the course's order.
  ///
  /// A lesson costs as much as it has cells. Twins in several languages have the same cells, whose
  /// results they share: they are in one share.
  ///
  /// - Parameter shard: nil for all of them.
  package func lessons(in selection: Selection, _ shard: Shard?) -> [LessonFile] {
    let all = lessons(in: selection)
    guard let shard else { return all }
    let languages = LanguageFolders(lessons.lazy.map { ($0.path, $0.lang) })
    return shard.share(of: all) { file in
      let folder = languages.folder(of: file.path) ?? ""
      return String(file.path.dropFirst(folder.count))
    } cost: { twins in
      twins.count + (twins.map(\.card.cellLines.count).max() ?? 0)
    }
  }

  /// How many lessons a share has, and how many there are in all.
  package func lessonCounts(in selection: Selection, _ shard: Shard) -> (own: Int, all: Int) {
    (lessons(in: selection, shard).count, lessons(in: selection).count)
  }
}
