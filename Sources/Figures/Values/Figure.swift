/// What a directive shows: a value that each renderer draws in its own way.
///
/// A figure holds data and phrases, and neither pixels nor a language. The same value becomes a table
/// or an SVG of a page, a Markdown table, or a plot in a terminal.
public struct Figure: Sendable, Hashable, Codable {
  /// Stands above the drawing.
  public var title: Phrase?
  /// Stands below the drawing, beside the figure's number, which the page gives.
  public var caption: Phrase?
  /// What is drawn.
  public var content: Content

  /// A figure of `content`. Without a title or a caption nothing stands above or below the drawing.
  public init(_ content: Content, title: Phrase? = nil, caption: Phrase? = nil) {
    self.content = content
    self.title = title
    self.caption = caption
  }

  /// The kinds of figures.
  public indirect enum Content: Sendable, Hashable, Codable {
    case table(Table)
    case plot(Plot)
    case diagram(Diagram)
    case formula(Formula)
    case text(Text)
    case check(Check)
    case group(Group)
  }
}

extension Figure {
  /// The same figure with another caption.
  public func captioned(_ caption: String) -> Figure {
    var copy = self
    copy.caption = Phrase(caption)
    return copy
  }

  /// The same figure with another title.
  public func titled(_ title: String) -> Figure {
    var copy = self
    copy.title = Phrase(title)
    return copy
  }
}
