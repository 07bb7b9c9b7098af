extension Figure {
  /// The rules that `html(idPrefix:tex:)` counts on, for the page's one style sheet.
  ///
  /// Every colour is a variable, which a page can set for itself.
  package static let styleSheet = """
    :root {
    \(variables(light))}
    @media (prefers-color-scheme: dark) {
    :root {
    \(variables(dark))}
    }
    @media print {
    :root {
    \(variables(light))}
    }
    .figure-title { font-weight: 600; margin: 0 0 0.4em; }
    .figure-svg { display: block; height: auto; max-width: 38rem; }
    .figure-svg text { fill: var(--figure-ink); }
    .figure-svg .tick { fill: var(--figure-quiet); }
    .figure-svg .grid { stroke: var(--figure-grid); stroke-width: 1; fill: none; }
    .figure-svg .axis { stroke: var(--figure-quiet); stroke-width: 1; fill: none; }
    .figure-svg .line { stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
    .figure-svg .mark { stroke: var(--figure-paper); stroke-width: 1; }
    .figure-svg .hatch { stroke: var(--figure-paper); stroke-width: 1.5; fill: none; }
    .figure-svg .name { font-weight: 600; }
    \(seriesRules)\(heatRules).figure-svg .heat-none { stroke: var(--figure-quiet); stroke-dasharray: 2 2; }
    .figure-svg .on-low { fill: var(--figure-on-low); }
    .figure-svg .on-high { fill: var(--figure-on-high); }
    .figure-svg .box { stroke-width: 1.5; fill: var(--figure-paper); stroke: var(--figure-ink); }
    .figure-svg .box.cell, .figure-svg .box.join { fill: var(--figure-fill); }
    .figure-svg .arrow { stroke: var(--figure-ink); stroke-width: 1.5; fill: none; }
    .figure-svg .tip { fill: var(--figure-ink); }
    .figure-svg .detail { fill: var(--figure-quiet); }
    .figure-svg.wide { min-width: 30rem; }
    \(scrolling)    .figure-table table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
    .figure-table th, .figure-table td { padding: 0.25em 0.75em; text-align: left; \
    border-bottom: 1px solid var(--figure-grid); }
    .figure-table thead > tr > * { border-bottom-color: var(--figure-quiet); }
    .figure-table .whole { white-space: nowrap; }
    .figure-table th { word-break: keep-all; }
    .figure-table .right { text-align: right; }
    .figure-table .center { text-align: center; }
    .figure-table .emphasised td { font-weight: 700; }
    .figure-text { overflow-x: auto; font-family: ui-monospace, "DejaVu Sans Mono", monospace; \
    line-height: 1.2; font-size: 0.8em; }
    .figure-formula { padding: 0.15em 0; overflow-y: hidden; }
    .figure-note { color: var(--figure-quiet); font-size: 0.9em; }
    .figure-caption { color: var(--figure-quiet); font-size: 0.9em; margin: 0.4em 0 0; }
    .figure-details summary { cursor: pointer; color: var(--figure-quiet); font-size: 0.9em; }
    .figure-check p { margin: 0; }
    .figure-check.passed .sign { color: var(--figure-good); font-weight: 700; }
    .figure-check.failed .sign { color: var(--figure-bad); font-weight: 700; }
    .figure-group { display: grid; gap: 1.2em; grid-template-columns: minmax(0, 1fr); }
    .figure-group.side-by-side { \
    grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); }
    \(print)
    """

  /// What is wider than the page scrolls by itself. A shade at an edge shows that there is more: it
  /// stays where it is, and a cover that scrolls with what is shown hides it at the end.
  private static let scrolling = """
    .figure-formula, .figure-table, .figure-diagram { overflow-x: auto;
      background:
        linear-gradient(to right, var(--figure-paper) 40%, transparent) 0 0 / 2.5rem 100% local,
        linear-gradient(to left, var(--figure-paper) 40%, transparent) 100% 0 / 2.5rem 100% local,
        linear-gradient(to right, var(--figure-shade), transparent) 0 0 / 0.9rem 100% scroll,
        linear-gradient(to left, var(--figure-shade), transparent) 100% 0 / 0.9rem 100% scroll;
      background-repeat: no-repeat; }

    """

  /// A large figure goes over pages rather than leave half of one empty, but its parts stay whole
  /// and its words with what they belong to.
  private static let print = """
    @media print {
    .figure-formula, .figure-table, .figure-diagram { background: none; overflow: visible; }
    .figure-formula, .figure-svg, .figure-diagram, .figure-check, .figure-table tr {
      break-inside: avoid; }
    .figure-table thead { display: table-header-group; }
    .figure-table tr:first-child { break-after: avoid; }
    .figure-table tr:last-child { break-before: avoid; }
    .figure-title { break-after: avoid; }
    .figure-note, .figure-caption, figcaption { break-before: avoid; }
    .figure-svg { max-width: 30rem; }
    }

    """

  private static func variables(_ palette: [(String, String)]) -> String {
    palette.map { "  --figure-\($0): \($1);\n" }.joined()
  }

  private static let seriesRules = (1...6).map { number in
    """
    .figure-svg .line.series-\(number) { stroke: var(--figure-series-\(number)); }
    .figure-svg .series-\(number):not(.line) { fill: var(--figure-series-\(number)); }

    """
  }.joined()

  private static let heatRules = (0...8).map { level in
    ".figure-svg .heat-\(level) { fill: var(--figure-heat-\(level)); }\n"
  }.joined()

  // Series: at least 4.5 : 1 against the paper, since names are written in them. Heat: one ramp
  // whose lightness only falls (or rises), so that it reads in grey too.
  private static let light = [
    ("ink", "#1b1f24"), ("quiet", "#57606a"), ("grid", "#d8dee4"), ("paper", "#ffffff"),
    ("fill", "#eef3fa"), ("good", "#1a7a3c"), ("bad", "#b3261e"),
    ("shade", "#0000002e"), ("series-1", "#1f5fbf"),
    ("series-2", "#b3401a"), ("series-3", "#1a7a4c"), ("series-4", "#8a3ca8"),
    ("series-5", "#7d5a00"), ("series-6", "#0f6f80"), ("heat-0", "#f7f7e8"),
    ("heat-1", "#e3efc9"), ("heat-2", "#c3e0b8"), ("heat-3", "#93cbb6"), ("heat-4", "#5fb2bd"),
    ("heat-5", "#2f80b0"), ("heat-6", "#2668a6"), ("heat-7", "#274c94"), ("heat-8", "#1a2a66"),
    ("on-low", "#1b1f24"), ("on-high", "#ffffff"),
  ]
  private static let dark = [
    ("ink", "#e6edf3"), ("quiet", "#9da7b3"), ("grid", "#30363d"), ("paper", "#0d1117"),
    ("fill", "#182233"), ("good", "#5fd08a"), ("bad", "#ff8f85"),
    ("shade", "#ffffff33"), ("series-1", "#7fb2ff"),
    ("series-2", "#ff9e73"), ("series-3", "#6fd49b"), ("series-4", "#d59bf0"),
    ("series-5", "#e3b94d"), ("series-6", "#5fd0e0"), ("heat-0", "#101a33"),
    ("heat-1", "#182b52"), ("heat-2", "#1f4173"), ("heat-3", "#255a87"), ("heat-4", "#2b6f8c"),
    ("heat-5", "#45a5ab"), ("heat-6", "#77c6ad"), ("heat-7", "#b3e2b8"), ("heat-8", "#eef8d0"),
    ("on-low", "#ffffff"), ("on-high", "#0d1117"),
  ]
}
