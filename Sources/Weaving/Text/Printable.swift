internal import TextWidth

/// What a program printed, as it would stand on paper.
package func printable(_ text: String) -> String { Printable.output(text) }
