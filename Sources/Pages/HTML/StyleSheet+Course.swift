extension StyleSheet {
  /// The course's own pages: the choice of a language, the map of the lessons.
  static let course = """
    .unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    .course { margin-top: 3.5rem; }
    .tally { color: var(--muted); }
    .map { margin: 1.5rem 0 2.5rem; padding: 1rem 0; border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); }
    .lesson-graph { display: block; max-width: 100%; height: auto; font-family: var(--serif); }
    .lesson-graph .edge { fill: none; stroke: var(--muted); stroke-width: 1.25; opacity: 0.75; }
    .lesson-graph .node { fill: var(--paper); stroke: var(--link); stroke-width: 1.5; }
    .lesson-graph .node-number { fill: var(--ink); font: 600 11px var(--sans); text-anchor: middle; }
    .lesson-graph .node-title { fill: var(--ink); font-size: 15px; }
    .lessons { list-style: none; margin: 0; padding: 0; }
    .lessons > li { margin: 0; padding: 1rem 0; border-top: 1px solid var(--line); }
    .lessons > li:last-child { border-bottom: 1px solid var(--line); }
    .lessons .head { display: flex; align-items: baseline; gap: 0.75rem; }
    .lessons .count { min-width: 1.6rem; font: 600 0.9375rem/1.3 var(--sans); color: var(--muted); font-variant-numeric: tabular-nums; }
    .lessons .minutes { margin-left: auto; white-space: nowrap; font: 0.875rem/1.3 var(--sans); color: var(--muted); font-variant-numeric: tabular-nums; }
    .lessons .name { font-size: 1.25rem; font-weight: 600; line-height: 1.3; text-decoration: none; }
    .lessons .name:hover { text-decoration: underline; }
    .lessons p { margin: 0.25rem 0 0; }
    .course .lessons p { padding-left: 2.35rem; }
    .course .reference-pages p { padding-left: 0; }
    .reference-pages .name { font-size: 1.125rem; }
    .part { margin: 2.4rem 0 0.7rem; }
    .edition { padding: 2.25rem 0; border-top: 1px solid var(--line); }
    .unseen + .edition { border-top: 0; }
    .edition h2 { margin: 0.3rem 0 0; font-size: 2.2rem; line-height: 1.2; }
    .edition h2 a { color: inherit; text-decoration: none; }
    .edition h2 a:hover { color: var(--link); text-decoration: underline; }
    .edition .label { margin: 0; }
    .edition .facts { margin: 0.9rem 0 0; }

    """

  /// The search, and the index of headings behind it.
  static let search = """
    .search-page main > * { max-width: var(--text); }
    .search label { display: block; font: 600 0.875rem/1.5 var(--sans); }
    .search input {
      width: 100%; margin: 0.3rem 0 0; padding: 0.55rem 0.8rem; font: 1.125rem/1.4 var(--serif);
      color: var(--ink); background: var(--panel); border: 1px solid var(--muted); border-radius: 4px;
    }
    .search [role="status"] { min-height: 1.5em; font: 0.875rem/1.5 var(--sans); color: var(--muted); }
    p.hint { margin: 0.4rem 0 1.25rem; font: 0.875rem/1.5 var(--sans); }
    .results { list-style: none; margin: 0 0 3rem; padding: 0; }
    .results li { margin: 0; padding: 0.9rem 0; border-top: 1px solid var(--line); }
    .results a { font-weight: 600; font-size: 1.1875rem; text-decoration: none; }
    .results a:hover { text-decoration: underline; }
    .results p { margin: 0.2rem 0 0; }
    .results mark, .heading-index mark { text-decoration: none; font-weight: 600; color: var(--ink); background: color-mix(in srgb, var(--value) 22%, transparent); border-radius: 2px; }
    .where { font: 0.8125rem/1.4 var(--sans); color: var(--muted); }
    .heading-index { margin-top: 2rem; }
    .heading-index h3 { margin: 1.6rem 0 0.3rem; }
    .heading-index ul { list-style: none; padding: 0; }

    """

  /// The document of the whole course: on screen one long page, on paper a book.
  static let wholeCourse = """
    .whole-course main > * { max-width: var(--text); }
    .whole-course main > .chapter { max-width: none; margin-top: 5rem; padding-top: 3rem; border-top: 1px solid var(--line); }
    .chapter-title { font-size: 2.5rem; line-height: 1.15; letter-spacing: -0.012em; margin: 0; }
    .chapter h3 { font-size: 1.6rem; margin: 3.25rem 0 1rem; }
    .chapter h4 { font-size: 1.25rem; margin: 2.4rem 0 0.7rem; }
    .chapter :is(h5, h6) { font-size: 1.125rem; font-style: normal; font-weight: 600; }
    .course-contents ol { list-style: none; padding: 0; }
    .course-contents li { display: flex; gap: 0.75rem; }
    .course-contents .count { min-width: 1.6rem; color: var(--muted); font-variant-numeric: tabular-nums; }
    .course-contents .part { margin: 1.4rem 0 0.2rem; font-weight: 600; }
    @media print {
      .title-page { padding-top: 30vh; }
      .title-page h1 { font-size: 30pt; }
      .course-contents { break-before: page; }
      .course-contents h2 { margin-top: 0; }
      .whole-course main > .chapter { break-before: page; margin-top: 0; padding-top: 0; border: 0; }
      .chapter-title { font-size: 22pt; break-after: avoid; }
      .chapter h3 { font-size: 15pt; margin-top: 1.6rem; } .chapter h4 { font-size: 12pt; margin-top: 1.2rem; }
      .chapter :is(h5, h6) { font-size: 10.5pt; }
      .map { break-inside: avoid; }
      .fold > summary, .search { display: none; }
    }

    """
}
