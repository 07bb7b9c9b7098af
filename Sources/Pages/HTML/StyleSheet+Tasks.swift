extension StyleSheet {
  /// A rule at the side and a word above it set an exercise apart; what belongs to it keeps the
  /// column, so that code and its margin stay where they are everywhere else.
  static let tasks = """
    article > .exercise, article > .solution { max-width: none; }
    .exercise, .solution { margin: 1.75rem 0; }
    .exercise > .task { max-width: var(--text); }
    .exercise > .task, .solution > summary {
      margin: 0; padding: 0.45rem 0; font: 0.9375rem/1.45 var(--sans);
    }
    .exercise > .task { border-top: 2px solid var(--link); }
    :is(.task, .solution > summary) .number { font-weight: 600; }
    .exercise > .task .number { color: var(--link); margin-right: 0.5em; }
    .solution > summary { width: max-content; max-width: var(--text); cursor: pointer; color: var(--muted); }
    .solution > summary .number { margin-right: 0.5em; }
    .solution > summary:hover { color: var(--link); }
    .solution > summary:hover .number { color: inherit; text-decoration: none; }
    :is(.exercise, .solution) > .cell, :is(.exercise, .solution) > .listing { margin: 0.2rem 0 0; }
    .exercise + .solution { margin-top: -1rem; }

    """
}
