import Pages
import Testing

@Test(arguments: [
  ("The third day is like the first, $`x_2 = x_0`$.", "The third day is like the first, x₂ = x₀."),
  ("$`\\tanh(U x_t)`$ and $`h_{t-1}`$", "tanh(U xₜ) and hₜ₋₁"),
  ("see [lesson 7](07-the-rnn-layer.md#change), `a[0](b)`", "see lesson 7, `a[0](b)`"),
  ("`x[0]` costs 5 $, and `y` costs 6 $", "`x[0]` costs 5 $, and `y` costs 6 $"),
])
func proseReadsWellInATerminal(_ markdown: String, _ text: String) {
  #expect(TerminalProse.text(markdown) == text)
}
