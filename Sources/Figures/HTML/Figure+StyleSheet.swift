extension Figure {
  /// The rules that `html(idPrefix:tex:)` counts on, for the page's one style sheet.
  package static let styleSheet = """
    .figure-title { font-weight: 600; margin: 0 0 0.4em; }
    .figure-table { overflow-x: auto; }
    .figure-text { overflow-x: auto; font-family: ui-monospace, monospace; line-height: 1.2; }

    """
}
