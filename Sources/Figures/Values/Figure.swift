/// What a directive shows: a value that each renderer draws in its own way.
///
/// A figure holds data and phrases, never pixels and no language. The same value becomes a page's table or SVG, a
/// Markdown table or a text plot.
public struct Figure: Sendable, Hashable, Codable {
  /// Stands above the drawing.
  public var title: Phrase?
  /// Stands below the drawing, beside the figure's number, which the page gives.
  public var caption: Phrase?
  public var content: Content

  public init(_ content: Content, title: Phrase? = nil, caption: Phrase? = nil) {
    self.content = content
    self.title = title
    self.caption = caption
  }

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
