/// What PyTorch, Python and their libraries call what we have: `pytorch.txt` and `python.txt`.
struct Phrases: Sendable {
  /// In the order of the tables.
  private(set) var all: [Phrase] = []
  /// By qualified name.
  private(set) var functions: [String: [Phrase]] = [:]
  private(set) var methods: [String: [Phrase]] = [:]
  /// Python's and others' names of types.
  private(set) var types: [String: String] = [:]
  /// PyTorch's labels, with ours; `-` where there is no such argument here.
  private(set) var labels: [String: [String]] = [:]

  static let known = Phrases()

  init() {
    read(Resource.text(PackageResources.pytorch_txt), origin: .pytorch)
    read(Resource.text(PackageResources.python_txt), origin: .python)
  }

  private mutating func read(_ text: String, origin: Phrase.Origin) {
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      guard let phrase = Phrase(line, origin: origin) else { continue }
      let words = phrase.name.split(separator: " ").map(String.init)
      if words.count == 2, let replacement = phrase.replacement {
        if words[0] == "type" { types[words[1]] = replacement }
        if words[0] == "label" { labels[words[1], default: []].append(replacement) }
        continue
      }
      all.append(phrase)
      if phrase.isMethod {
        methods[phrase.name, default: []].append(phrase)
      } else {
        functions[phrase.name, default: []].append(phrase)
      }
    }
  }

  /// The modules that a dotted name may begin with.
  static let roots: Set<String> = [
    "torch", "nn", "F", "optim", "lr_scheduler", "np", "numpy", "plt", "matplotlib", "pd", "pandas",
    "math", "random", "init", "functional", "time", "os", "sys", "tf", "keras", "sns",
  ]

  /// A dotted name as the tables have it: `torch.nn.functional.relu` is `F.relu`.
  static func canonical(_ path: [String]) -> [String] {
    var path = path
    let short = [
      ["torch", "nn", "functional"]: ["F"], ["nn", "functional"]: ["F"], ["functional"]: ["F"],
      ["torch", "nn"]: ["nn"], ["torch", "optim"]: ["optim"], ["torch", "utils", "data"]: ["data"],
      ["optim", "lr_scheduler"]: ["lr_scheduler"], ["init"]: ["nn", "init"], ["numpy"]: ["np"],
      ["matplotlib", "pyplot"]: ["plt"], ["pandas"]: ["pd"],
    ]
    while let (long, brief) = short.filter({ path.starts(with: $0.key) })
      .max(by: { $0.key.count < $1.key.count })
    {
      path.replaceSubrange(0..<long.count, with: brief)
    }
    return path
  }

  /// The phrases for a dotted name. What is in one of PyTorch's modules may be typed in another.
  func phrases(for path: [String]) -> [Phrase] {
    let path = Self.canonical(path)
    if let found = functions[path.joined(separator: ".")] { return found }
    guard let last = path.last, path.count > 1 else { return [] }
    return ["torch", "F", "nn", "optim", "lr_scheduler", "nn.utils", "data"].lazy
      .compactMap { functions["\($0).\(last)"] }.first ?? []
  }

  /// The phrases for a name that was imported from its module: `from torch import zeros_like`.
  func phrases(forImported name: String) -> [Phrase] {
    functions[name] ?? phrases(for: ["torch", name])
  }
}
