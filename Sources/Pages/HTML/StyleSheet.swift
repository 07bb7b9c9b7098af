/// The looks of every page: one sheet, which takes its colours from a few variables.
package enum StyleSheet {
  package static let text =
    colors + frame + prose + fences + code + results + tasks + course + search + smallScreens
    + print
    + wholeCourse

  /// All pairs of text and ground that meet on a page have a contrast of 4.5 or more; a test
  /// computes it for both schemes.
  package static let colors = """
    :root {
      color-scheme: light dark;
      --paper: #fdfcf9; --ink: #211f1b; --muted: #67625a; --line: #e2ddd2;
      --panel: #f6f3ec; --link: #1d5a86; --value: #8a4a1c;
      --good: #3c6b2e; --bad: #a8281c; --bad-ground: #fbeeea; --warn: #80590a;
      --keyword: #8b2a5e; --type: #1d5a86; --function: #355c9c; --string: #3c6b2e;
      --number: #8a4a1c; --comment: #67625a; --meta: #6a4a9c;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #16181a; --ink: #e6e2d9; --muted: #a29c90; --line: #34373a;
        --panel: #1e2124; --link: #86bfe6; --value: #dfa877;
        --good: #98c583; --bad: #f0907f; --bad-ground: #33211f; --warn: #d9b45f;
        --keyword: #e59cc0; --type: #86bfe6; --function: #9db9ee; --string: #98c583;
        --number: #dfa877; --comment: #a29c90; --meta: #bda3ea;
      }
    }

    """

  // A Chinese font that stands in for a Latin one has quotation marks as wide as a character.
  private static let frame = """
    :root {
      --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", P052,
        "TeX Gyre Pagella", "Source Serif 4", "Noto Serif", Georgia, "Songti SC", "SimSun",
        "Noto Serif CJK SC", "Source Han Serif SC", serif;
      --sans: system-ui, -apple-system, "Segoe UI", "Noto Sans", "PingFang SC", "Microsoft YaHei",
        "Noto Sans CJK SC", sans-serif;
      --mono: ui-monospace, "SF Mono", SFMono-Regular, Menlo, "Cascadia Mono", Consolas,
        "DejaVu Sans Mono", "Liberation Mono", "Noto Sans Mono CJK SC", monospace;
      --text: 39rem; --margin: 16rem; --gap: 1.75rem;
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1.5rem; }
    body {
      margin: 0; background: var(--paper); color: var(--ink);
      font: 1.125rem/1.6 var(--serif); font-kerning: normal; overflow-wrap: break-word;
      text-rendering: optimizeLegibility; font-variant-east-asian: proportional-width;
    }
    :lang(zh), :lang(ja), :lang(ko) { font-variant-east-asian: normal; }
    a { color: var(--link); text-decoration-thickness: 0.06em; text-underline-offset: 0.18em; }
    a:hover { text-decoration-thickness: 0.12em; }
    :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
    ::selection { background: color-mix(in srgb, var(--link) 25%, transparent); }
    .skip { position: absolute; left: -100vw; top: 0; z-index: 2; padding: 0.5rem 1rem; background: var(--paper); }
    .skip:focus { left: 0; }
    .label:not(text) { font: 600 0.75rem/1.4 var(--sans); letter-spacing: 0.04em; color: var(--muted); }
    .top { font: 0.875rem/1.5 var(--sans); }
    .top nav {
      display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; padding: 1rem 2rem;
      align-items: baseline;
      max-width: calc(19rem + var(--text) + var(--gap) + var(--margin)); margin: auto;
    }
    .top a { color: var(--muted); text-decoration: none; }
    .top a:hover { color: var(--link); text-decoration: underline; }
    .top .home { font-weight: 600; color: var(--ink); margin-right: auto; }
    .top ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 0; padding: 0; list-style: none; }
    .top li { margin: 0; line-height: inherit; }
    .top .languages { padding-left: 1.5rem; border-left: 1px solid var(--line); }
    .top [aria-current] { color: var(--ink); }
    .top .home[aria-current] { text-decoration: none; }
    .sheet {
      display: grid; justify-content: center; padding: 2.5rem 2rem 5rem; column-gap: 2.5rem;
      grid-template-columns: 12.5rem minmax(0, calc(var(--text) + var(--gap) + var(--margin)));
    }
    .aside .contents {
      position: sticky; top: 2rem; max-height: calc(100vh - 4rem); overflow-y: auto;
      padding: 0.4rem 0.25rem 0.5rem 0;
    }
    .contents ol { list-style: none; margin: 0.5rem 0 0; padding: 0; font: 0.875rem/1.4 var(--sans); }
    .contents li { margin: 0; padding: 0.22rem 0; }
    .contents .inner { padding-left: 0.9rem; }
    .contents a { color: var(--muted); text-decoration: none; }
    .contents a:hover { color: var(--link); text-decoration: underline; }
    .contents.folded { display: none; }

    """

  private static let prose = """
    article > *, .end { max-width: var(--text); }
    article > .cell { max-width: none; }
    .title { margin: 0 0 2.5rem; }
    h1, h2, h3, h4, h5, h6 { font-weight: 600; line-height: 1.25; text-wrap: balance; }
    h1 { font-size: 2.5rem; line-height: 1.15; letter-spacing: -0.012em; margin: 0; }
    h2 { font-size: 1.6rem; margin: 3.25rem 0 1rem; letter-spacing: -0.006em; }
    h3 { font-size: 1.25rem; margin: 2.4rem 0 0.7rem; }
    h4, h5, h6 { font-size: 1.125rem; margin: 2rem 0 0.5rem; }
    h5, h6 { font-style: italic; font-weight: 400; }
    .summary { margin: 0.9rem 0 0; font-size: 1.25rem; line-height: 1.45; color: var(--muted); }
    .place-in-course { margin: 0 0 0.6rem; }
    .facts { font: 0.875rem/1.6 var(--sans); color: var(--muted); font-variant-numeric: tabular-nums; }
    .title .facts { margin: 0.9rem 0 0; }
    .facts a { color: inherit; }
    .facts a:hover { color: var(--link); }
    .facts .passed { color: var(--good); }
    .failed { color: var(--bad); }
    .facts .failed, .tally .failed { font-weight: 600; }
    .term { color: inherit; text-decoration: underline dotted var(--muted) 0.09em; text-underline-offset: 0.2em; }
    .term:hover { color: var(--link); text-decoration-color: var(--link); }
    .anchor {
      font-family: var(--sans); font-weight: 400; color: var(--muted); text-decoration: none;
      opacity: 0; transition: opacity 0.12s;
    }
    :is(h2, h3, h4, h5, h6):hover > .anchor, .anchor:focus-visible { opacity: 1; }
    p { margin: 0 0 1.1rem; text-wrap: pretty; hanging-punctuation: first allow-end last; }
    :lang(zh) p, :lang(zh) li { line-height: 1.8; }
    em.dotted { font-style: normal; text-emphasis: filled dot; text-emphasis-position: under right; }
    em.mixed { font-style: normal; font-weight: 600; }
    ul, ol { margin: 0 0 1.1rem; padding-left: 1.6rem; }
    li { margin: 0.25rem 0; }
    li > ul, li > ol { margin: 0.25rem 0; }
    li::marker { color: var(--muted); font-variant-numeric: tabular-nums; }
    blockquote { margin: 1.5rem 0; padding: 0.1rem 0 0.1rem 1.4rem; border-left: 2px solid var(--line); color: var(--muted); }
    blockquote > :last-child { margin-bottom: 0; }
    hr { border: 0; height: 1px; width: 6rem; margin: 3rem 0; background: var(--line); }
    img { max-width: 100%; height: auto; }
    code, samp, pre, kbd { font-family: var(--mono); font-variant-ligatures: none; }
    :not(pre) > code { font-size: 0.84em; overflow-wrap: anywhere; }
    .tex { color: var(--bad); }
    .refused { text-decoration: line-through; text-decoration-color: var(--bad); }
    math { font-size: 1.06em; }
    /* What `aligned` asks for in attributes that browsers no longer read. */
    mtable[columnalign^="right left"] > mtr > mtd:nth-child(odd) { text-align: right;
      padding-right: 0; }
    mtable[columnalign^="right left"] > mtr > mtd:nth-child(even) { text-align: left;
      padding-left: 0; }
    mtable[columnalign^="left"] > mtr > mtd { text-align: left; }
    \(fences).equation {
      display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: center; gap: 1rem;
      margin: 1.5rem 0;
    }
    .formula { overflow-x: auto; overflow-y: hidden; padding: 0.25rem 0; }
    .number { color: var(--muted); text-decoration: none; font-variant-numeric: lining-nums tabular-nums; }
    .number:hover { color: var(--link); text-decoration: underline; }
    .reference, .joined { white-space: nowrap; }

    """

  /// The brackets of matrices and the lines and braces over and under a part, which `DrawnFences` and
  /// `DrawnLines` of the typesetter leave to the page: without a mathematical font a browser does not
  /// stretch any.
  private static let fences = """
    mo.drawn { display: none; }
    mtable:is(.square, .round, .bar, .bars) { margin: 0 0.15em; padding: 0.1em 0.3em; }
    mtable.square {
      --stroke: linear-gradient(currentColor, currentColor);
      background: var(--stroke) 0 0 / 0.075em 100%, var(--stroke) 0 0 / 0.3em 0.075em,
        var(--stroke) 0 100% / 0.3em 0.075em, var(--stroke) 100% 0 / 0.075em 100%,
        var(--stroke) 100% 0 / 0.3em 0.075em, var(--stroke) 100% 100% / 0.3em 0.075em;
      background-repeat: no-repeat; print-color-adjust: exact; -webkit-print-color-adjust: exact;
    }
    mtable.round { border: solid currentColor; border-width: 0 0.08em; border-radius: 0.7em / 50%; }
    mtable.bar { border: solid currentColor; border-width: 0 0.07em; }
    mtable.bars { border: double currentColor; border-width: 0 0.22em; }
    mo.drawn-line { font-size: 0; }
    .over-line > :first-child { border-top: 0.06em solid; padding-top: 0.1em; }
    .under-line > :first-child { border-bottom: 0.06em solid; padding-bottom: 0.1em; }
    .over-brace > :first-child { border-top: 0.09em solid; border-radius: 0.6em 0.6em 0 0; padding-top: 0.2em; }
    .under-brace > :first-child { border-bottom: 0.09em solid; border-radius: 0 0 0.6em 0.6em; padding-bottom: 0.2em; }
    \((2...6).map { "mo.tall-\($0) { transform: scaleY(\($0).3); }" }.joined(separator: " "))

    """
}
