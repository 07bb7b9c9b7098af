/// A formula in TeX: `formula(#"h_t = \tanh(U x_t + W h_{t-1} + b)"#)`.
///
/// - Parameter plain: the same for a terminal; may have several lines.
public func formula(_ tex: String, plain: String? = nil, caption: String? = nil) -> Figure {
  Figure(.formula(.init(tex, plain: plain)), caption: Phrase(caption))
}

/// A paragraph.
public func note(_ words: String, title: String? = nil) -> Figure {
  Figure(.text(.init(words)), title: Phrase(title))
}

/// A paragraph with what is filled in apart, so that `words:` can put it into another language.
public func note(_ words: Phrase, title: Phrase? = nil) -> Figure {
  Figure(.text(.init(words)), title: title)
}

/// Figures below each other, as one.
public func group(_ figures: [Figure], title: String? = nil, caption: String? = nil) -> Figure {
  Figure(.group(.init(figures)), title: Phrase(title), caption: Phrase(caption))
}

/// The same with a title that has something filled in.
public func group(_ figures: [Figure], title: Phrase) -> Figure {
  Figure(.group(.init(figures)), title: title)
}

/// Figures side by side, where the page is wide enough.
public func compare(_ figures: Figure..., title: String? = nil, caption: String? = nil) -> Figure {
  Figure(
    .group(.init(figures, arrangement: .sideBySide)), title: Phrase(title),
    caption: Phrase(caption))
}

/// The same as a directive: the fence's body gives the figures.
public func compare(
  title: String? = nil, caption: String? = nil, _ figures: () throws -> [Figure]
) rethrows -> Figure {
  Figure(
    .group(.init(try figures(), arrangement: .sideBySide)), title: Phrase(title),
    caption: Phrase(caption))
}
