extension StyleSheet {
  /// Without room for the contents they fold; without room for the margin, values go below their
  /// lines.
  static let smallScreens = """
    @media (max-width: 76.5rem) {
      .sheet { grid-template-columns: minmax(0, calc(var(--text) + var(--gap) + var(--margin))); }
      .aside { display: none; }
      .contents.folded { display: block; margin: -0.75rem 0 2rem; }
      .contents.folded > summary { width: max-content; font: 600 0.875rem/1.5 var(--sans); color: var(--muted); cursor: pointer; }
      .contents.folded a { display: block; padding: 0.2rem 0; }
    }
    @media (max-width: 60rem) {
      :root { --gap: 0rem; --margin: 0rem; }
      .top nav { padding: 0.9rem 1.25rem; }
      .title { margin-bottom: 2rem; }
      .sheet { padding: 1.25rem 1.25rem 4rem; }
      .code > code { grid-template-columns: 2.7em minmax(calc(min(100vw - 2.5rem, var(--text)) - 2.7em), 1fr); }
      .n { padding-right: 0.9em; }
      .v, .row:hover > .v {
        grid-column: 2; position: static; width: auto; max-height: none; padding: 0 1.2em 0.25em 1.4em;
        background: var(--panel); white-space: pre; overflow: visible;
      }
      .row:first-child > .v { padding-top: 0; }
      .v::before, .row:hover > .v::before { content: "↳"; position: static; margin-left: -1.4em; display: inline-block; width: 1.4em; border: 0; color: var(--muted); }
      .row.noted > .n { grid-row: span 2; }
      .row:last-child.noted > .t { padding-bottom: 0; }
      .row:last-child > .v { padding-bottom: 0.7em; }
      .message { grid-template-columns: 2.7em 1fr 0; }
      .message .words { left: 2.2rem; max-width: calc(100vw - 2.5rem - 4.5em); }
    }
    @media (max-width: 36rem) {
      body { font-size: 1.0625rem; }
      h1 { font-size: 2rem; }
      h2 { font-size: 1.4rem; margin-top: 2.6rem; }
      .summary { font-size: 1.125rem; }
      .top .home { width: 100%; }
      .top .languages { margin-left: auto; padding-left: 0; border: 0; }
      .neighbours { grid-template-columns: 1fr; }
      .neighbours .next { grid-column: 1; }
      .edition h2 { font-size: 1.7rem; }
      .code, .listing { margin-left: -1.25rem; margin-right: -1.25rem; border-radius: 0; }
      .code > code { grid-template-columns: 2.7em minmax(calc(100vw - 2.7em), 1fr); }
    }
    @media (prefers-reduced-motion: reduce) { * { transition: none; } }

    """

  static let print = """
    @page { margin: 18mm 16mm; }
    @media print {
      :root {
        color-scheme: light; --text: 100%; --gap: 0.9rem; --margin: 10rem;
        --paper: #fff; --ink: #000; --muted: #555; --line: #ccc; --panel: #f6f6f4; --link: #000;
        --value: #7a3d12; --good: #2c5a1e; --bad: #9a1f14; --bad-ground: #fbf0ee; --warn: #6a4a06;
        --keyword: #7a1f50; --type: #14486e; --function: #2a4a80; --string: #2c5a1e;
        --number: #7a3d12; --comment: #555; --meta: #553a80;
      }
      body { font-size: 10.5pt; line-height: 1.45; }
      .skip, .top, .aside, .contents.folded, .anchor, .neighbours { display: none; }
      .sheet { display: block; padding: 0; }
      h1 { font-size: 22pt; } h2 { font-size: 15pt; margin-top: 1.6rem; } h3 { font-size: 12pt; }
      h1, h2, h3, h4, h5, h6 { break-after: avoid; }
      pre { font-size: 8pt; }
      .code, .output, .listing { overflow: visible; }
      .code > code { width: auto; grid-template-columns: 3em minmax(0, 1fr) auto; }
      .t, .output, .listing { white-space: pre-wrap; overflow-wrap: anywhere; }
      .n, .t { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      .v, .row:hover > .v { grid-column: 3; position: relative; width: auto; max-width: 13rem; padding: 0 0 0 0.9rem; background: none; white-space: pre-wrap; font-size: 1em; }
      .v::before, .row:hover > .v::before { content: ""; position: absolute; left: 0; width: 0.5rem; margin: 0; border-top: 1px solid var(--line); }
      .row.noted > .n { grid-row: auto; }
      .row:first-child > .v { padding-top: 0.7em; }
      .row:last-child > .v { padding-bottom: 0; }
      .row:last-child.noted > .t { padding-bottom: 0.7em; }
      .status { break-after: avoid; }
      .cell.failed .code, .cell.expected .code { break-inside: avoid; }
      .row, .output, .equation, tr, .notice { break-inside: avoid; }
      figure details:not([open]) { display: none; }
      a { text-decoration: none; }
      article a[rel~="external"]::after { content: " <" attr(href) ">"; font-size: 0.85em; overflow-wrap: anywhere; }
    }

    """
}
