extension StyleSheet {
  /// Code and its margin are one grid: a row of code and what it made share a line, and only the
  /// code scrolls under the margin, which stays where it is.
  static let code = """
    .cell { margin: 1.75rem 0; }
    pre { margin: 0; font-size: 0.8125rem; line-height: 1.65; tab-size: 4; }
    .code { overflow-x: auto; }
    .code > code {
      display: grid; min-width: 100%; width: max-content;
      grid-template-columns: 3.2em minmax(calc(var(--text) - 3.2em), 1fr) calc(var(--gap) + var(--margin));
    }
    .row { display: contents; }
    .n, .t { background: var(--panel); }
    .n { grid-column: 1; text-align: right; padding-right: 1.1em; color: var(--muted); user-select: none; }
    .n::before { content: attr(data-n); opacity: 0.75; font-size: 0.88em; font-variant-numeric: tabular-nums; }
    .t { grid-column: 2; padding-right: 1.2em; white-space: pre; }
    .row:first-child > .n, .row:first-child > .t { padding-top: 0.7em; }
    .row:last-child > .n, .row:last-child > .t { padding-bottom: 0.7em; }
    .row:first-child > .n { border-top-left-radius: 4px; }
    .row:last-child > .n { border-bottom-left-radius: 4px; }
    .v {
      grid-column: 3; position: sticky; right: 0; z-index: 1; width: calc(var(--gap) + var(--margin));
      padding-left: var(--gap); background: var(--paper); color: var(--value);
      font-size: 0.94em; line-height: 1.755; white-space: nowrap; overflow: hidden; text-overflow: ellipsis;
      font-variant-numeric: tabular-nums; user-select: none;
    }
    .row:first-child > .v { padding-top: 0.7em; }
    .row:first-child > .v::before { top: 1.52em; }
    .row:not(.noted)::after, .message::after {
      content: ""; grid-column: 3; position: sticky; right: 0; background: var(--paper);
    }
    .v::before {
      content: ""; position: absolute; left: 0; top: 0.82em; width: calc(var(--gap) - 0.6rem);
      border-top: 1px solid var(--line);
    }
    .row:hover > .v { overflow: visible; white-space: pre-wrap; height: max-content; z-index: 2; }
    .row:hover > .v::before { border-color: var(--value); }
    .row:hover > :is(.n, .t) { background: color-mix(in srgb, var(--value) 6%, var(--panel)); }
    .row:target > .t, .n:target + .t { box-shadow: inset 2px 0 var(--link); }
    .v .name, .v .count, .v .between { color: var(--muted); }
    .spark { width: 3.2em; height: 1em; vertical-align: -0.12em; overflow: visible; }
    .spark path { fill: none; stroke: currentColor; stroke-width: 1.4; stroke-linecap: round; stroke-linejoin: round; vector-effect: non-scaling-stroke; }
    mark { background: none; color: inherit; text-decoration: underline wavy var(--bad) 1px; text-underline-offset: 0.25em; }
    .message {
      display: grid; grid-column: 1 / -1; grid-template-columns: 3.2em 1fr calc(var(--gap) + var(--margin));
      background: var(--bad-ground); color: var(--bad); white-space: pre;
    }
    .message > * { grid-column: 2; }
    .message::after { grid-row: 1 / 3; }
    .message .words {
      display: block; position: sticky; left: 2.6rem; padding-bottom: 0.6em; font: 0.9375rem/1.5 var(--sans); max-width: calc(var(--text) - 5em); width: max-content;
      white-space: pre-wrap; overflow-wrap: anywhere; color: var(--ink);
    }
    .message b { color: var(--bad); }
    .message.warning, .message.note { background: var(--panel); color: var(--warn); }
    .message:is(.warning, .note) b { color: var(--warn); }
    .row:last-child > .message { border-radius: 0 0 4px 4px; }
    .hint { color: var(--muted); }
    .keyword { color: var(--keyword); } .type { color: var(--type); }
    .function { color: var(--function); } .string { color: var(--string); }
    .number { font-variant-numeric: lining-nums; }
    pre .number { color: var(--number); } .comment { color: var(--comment); font-style: italic; }
    .meta { color: var(--meta); }
    .listing, .raw { overflow-x: auto; margin: 1.5rem 0; padding: 0.7em 1.2em; background: var(--panel); border-radius: 4px; }
    .raw { color: var(--muted); white-space: pre-wrap; }
    .fold > summary { width: max-content; padding: 0.15rem 0; font: 0.875rem/1.5 var(--sans); color: var(--muted); cursor: pointer; }
    .fold[open] > summary { margin-bottom: 0.4rem; }

    """

  static let results = """
    :root {
      --figure-ink: var(--ink); --figure-quiet: var(--muted); --figure-grid: var(--line);
      --figure-paper: var(--paper); --figure-fill: var(--panel); --figure-good: var(--good);
      --figure-bad: var(--bad);
    }
    .status { margin: 0 0 0.35rem; font: 600 0.8125rem/1.5 var(--sans); color: var(--muted); max-width: var(--text); }
    .cell.failed > .status { color: var(--bad); }
    .cell.failed .row > .n { box-shadow: inset 2px 0 var(--bad); }
    .cell.expected .row > .n { box-shadow: inset 2px 0 var(--warn); }
    .cell.expected .message { background: var(--panel); }
    .cell.not-run .row > :is(.n, .t) { background: none; box-shadow: none; }
    .cell.not-run .code > code { background: linear-gradient(var(--line), var(--line)) 0 0 / 1px 100% no-repeat; }
    .output {
      max-width: var(--text); max-height: none; overflow-x: auto; margin: 0.75rem 0 0; padding: 0.1em 0 0.1em 1.2em;
      border-left: 2px solid var(--line); white-space: pre;
    }
    .stderr { color: var(--warn); }
    .omitted { color: var(--muted); font-family: var(--sans); }
    .notice { max-width: var(--text); margin: 1rem 0; padding: 0.75rem 1.2rem; background: var(--bad-ground); border-left: 2px solid var(--bad); font: 0.9375rem/1.5 var(--sans); }
    .notice b { color: var(--bad); }
    .notice.warning, .notice.note { background: var(--panel); border-color: var(--warn); }
    .notice:is(.warning, .note) b { color: var(--warn); }
    .notice p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
    .notice pre { overflow-x: auto; margin: 0.4rem 0; }
    .place { font-size: 0.875rem; color: var(--muted); }
    figure, .shown { margin: 1.5rem 0 0; max-width: var(--text); }
    figure > :not(:first-child).figure-title { margin-top: 1.4rem; }
    article > figure { margin: 1.75rem 0; }
    figcaption, .caption { margin: 0.6rem 0 0; font-size: 1rem; line-height: 1.45; color: var(--muted); }
    figcaption .number { font-weight: 600; color: var(--ink); margin-right: 0.35em; }
    .figure-table table { border-collapse: collapse; font-size: 0.9375rem; line-height: 1.45; font-variant-numeric: lining-nums tabular-nums; border-top: 1.5px solid var(--ink); border-bottom: 1.5px solid var(--ink); }
    .figure-table th, .figure-table td { padding: 0.3rem 1.1rem 0.3rem 0; border: 0; text-align: left; vertical-align: baseline; }
    .figure-table :is(th, td):last-child { padding-right: 0; }
    .figure-table thead :is(th, td) { border-bottom: 1px solid var(--muted); font-weight: 600; }
    .figure-table .right { text-align: right; } .figure-table .center { text-align: center; }
    .figure-table .emphasised > * { font-weight: 600; }
    /* A wide table may use the margin, which is free beside a figure. */
    article > .figure-table, article > .shown { margin: 1.75rem 0; }
    @media screen and (min-width: 60.01rem) {
      .cell > :is(figure, .shown) .figure-table { width: max-content; min-width: 100%;
        max-width: min(calc(var(--text) + var(--gap) + var(--margin)), 100vw - 4rem); }
      .cell .side-by-side .figure-table { width: auto; min-width: 0; }
    }
    .colophon { margin: 2rem 0 0; font-size: 1rem; font-style: italic; color: var(--muted); }
    .end { margin-top: 4.5rem; }
    .neighbours { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem; padding-top: 1.25rem; border-top: 1px solid var(--line); }
    .neighbours a { text-decoration: none; }
    .neighbours .label, .neighbours .name { display: block; }
    .neighbours a:hover .name { text-decoration: underline; }
    .neighbours .next { grid-column: 2; text-align: right; }

    """
}
