/// What TeX's commands are in text.
extension PlainFormula {
  /// How many arguments a command takes that may stand where one character could: `x_\text{in}`.
  static let argumentCounts: [Substring: Int] = {
    var counts: [Substring: Int] = [
      "frac": 2, "tfrac": 2, "dfrac": 2, "binom": 2, "sqrt": 1, "text": 1, "mbox": 1, "textrm": 1,
      "textbf": 1, "textit": 1, "texttt": 1, "textsf": 1, "mathbb": 1, "underset": 2, "overset": 2,
      "textcolor": 2, "boxed": 1,
    ]
    for name in faces { counts[name] = 1 }
    for name in accents.keys { counts[name] = 1 }
    for name in arrowsAbove.keys { counts[name] = 1 }
    return counts
  }()

  /// Faces, which text does not have.
  static let faces: Set<Substring> = [
    "mathrm", "mathbf", "mathcal", "mathsf", "mathit", "mathtt", "mathfrak", "mathscr",
    "mathnormal", "boldsymbol", "bm", "operatorname", "mathop", "mathbin", "mathrel", "mathord",
    "mathopen",
    "mathclose", "substack", "cancel", "smash", "ensuremath",
  ]

  /// Sizes and places.
  static let unseen: Set<Substring> = [
    "big", "Big", "bigg", "Bigg", "bigl", "Bigl", "biggl", "Biggl", "bigr", "Bigr", "biggr",
    "Biggr", "bigm", "Bigm", "biggm", "Biggm", "displaystyle", "textstyle", "scriptstyle",
    "scriptscriptstyle", "limits", "nolimits", "tiny", "scriptsize", "footnotesize", "small",
    "normalsize", "large", "Large", "hline", "nonumber", "notag", "allowbreak", "nobreak", "rm",
    "bf", "it", "strut", "mathstrut",
  ]

  static let accents: [Substring: String] = [
    "hat": "\u{302}", "widehat": "\u{302}", "tilde": "\u{303}", "widetilde": "\u{303}",
    "bar": "\u{304}", "overline": "\u{305}", "underline": "\u{332}", "dot": "\u{307}",
    "ddot": "\u{308}", "check": "\u{30C}", "breve": "\u{306}", "acute": "\u{301}",
    "grave": "\u{300}", "mathring": "\u{30A}",
  ]

  /// An arrow over a letter is written before it: few typewriter faces can set it above.
  static let arrowsAbove: [Substring: Substring] = [
    "vec": "rightarrow", "overrightarrow": "rightarrow", "overleftarrow": "leftarrow",
    "overleftrightarrow": "leftrightarrow",
  ]

  static let doubleStruck: [Character: Character] = [
    "C": "ℂ", "E": "𝔼", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ", "1": "𝟙",
  ]

  static let fractions: [String: String] = [
    "1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾", "1/5": "⅕", "2/5": "⅖", "3/5": "⅗",
    "4/5": "⅘", "1/6": "⅙", "5/6": "⅚", "1/8": "⅛", "3/8": "⅜", "5/8": "⅝", "7/8": "⅞",
  ]

  struct Sign {
    var unicode: String
    /// Nil where the command's name says it.
    var ascii: String?
  }

  static let signs: [Substring: Sign] = {
    var signs: [Substring: Sign] = [:]
    for (name, unicode) in letters { signs[name] = Sign(unicode: unicode) }
    for (names, unicode, ascii) in operators {
      for name in names.split(separator: " ") { signs[name] = Sign(unicode: unicode, ascii: ascii) }
    }
    return signs
  }()

  private static let letters: [Substring: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "varrho": "ρ",
    "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ",
    "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ",
    "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
    "odot": "⊙", "oplus": "⊕", "ominus": "⊖", "otimes": "⊗", "circ": "∘", "bullet": "•",
    "sum": "∑", "prod": "∏", "int": "∫", "oint": "∮", "bigoplus": "⨁", "bigodot": "⨀",
    "bigcup": "⋃", "bigcap": "⋂", "nabla": "∇", "ell": "ℓ", "hbar": "ℏ", "Re": "ℜ", "Im": "ℑ",
    "in": "∈", "notin": "∉", "ni": "∋", "subset": "⊂", "subseteq": "⊆", "supset": "⊃", "cup": "∪",
    "cap": "∩", "emptyset": "∅", "varnothing": "∅", "forall": "∀", "exists": "∃", "propto": "∝",
    "perp": "⊥", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "star": "⋆",
    "dagger": "†", "checkmark": "✓", "square": "□", "blacksquare": "■", "angle": "∠",
  ]

  /// Names, the sign, and its form in ASCII.
  private static let operators: [(String, String, String)] = [
    ("cdot", "·", "*"), ("times", "×", "x"), ("div", "÷", "/"), ("ast", "*", "*"),
    ("pm", "±", "+-"), ("mp", "∓", "-+"), ("partial", "∂", "d"), ("infty", "∞", "inf"),
    ("top intercal", "⊤", "T"), ("bot", "⊥", "_|_"), ("prime", "′", "'"),
    ("le leq leqslant", "≤", "<="), ("ge geq geqslant", "≥", ">="), ("ne neq", "≠", "!="),
    ("ll", "≪", "<<"), ("gg", "≫", ">>"), ("lt", "<", "<"), ("gt", ">", ">"),
    ("approx", "≈", "~"), ("sim", "∼", "~"), ("simeq", "≃", "~"), ("equiv", "≡", "=="),
    ("coloneqq", "≔", ":="), ("to rightarrow longrightarrow", "→", "->"),
    ("gets leftarrow longleftarrow", "←", "<-"), ("leftrightarrow", "↔", "<->"),
    ("Rightarrow implies Longrightarrow", "⇒", "=>"), ("Leftarrow", "⇐", "<="),
    ("iff Leftrightarrow", "⇔", "<=>"), ("mapsto longmapsto", "↦", "|->"),
    ("uparrow", "↑", "^"), ("downarrow", "↓", "v"), ("dots ldots dotsc", "…", "..."),
    ("cdots dotsb dotsm", "⋯", "..."), ("vdots", "⋮", ":"), ("ddots", "⋱", "..."),
    ("mid vert lvert rvert", "|", "|"), ("Vert lVert rVert parallel", "‖", "||"),
    ("langle", "⟨", "<"), ("rangle", "⟩", ">"), ("lbrace", "{", "{"), ("rbrace", "}", "}"),
    ("lbrack", "[", "["), ("rbrack", "]", "]"), ("colon", ":", ":"), ("backslash", "∖", "/"),
    ("setminus", "∖", "-"), ("neg lnot", "¬", "not "), ("land wedge", "∧", "and"),
    ("lor vee", "∨", "or"), ("degree", "°", "deg"), ("space", " ", " "),
    ("bmod", " mod ", " mod "), ("thinspace", " ", " "), ("enspace", " ", " "),
  ]
}
