/// One line of the tables: what is typed, what it is here, and a remark.
struct Phrase: Sendable {
  struct Parameter: Sendable {
    enum Kind { case one, list, rest }
    var name: String
    var kind: Kind
  }

  /// As PyTorch or Python have it: `torch.cat`; of a method its name alone.
  var name: String
  var isMethod: Bool
  /// Nil where it is not called.
  var parameters: [Parameter]?
  /// Nil where there is nothing to write.
  var replacement: String?
  var remark: String?
  /// The replacement stands where what is typed stands.
  var isInPlace = true
  var origin: Origin
  /// As in the table, for documents.
  var line: String

  enum Origin: String, Sendable {
    case pytorch = "PyTorch’s"
    case numpy = "NumPy’s"
    case matplotlib = "Matplotlib’s"
    case pandas = "pandas’"
    case python = "Python’s"

    var words: String { rawValue.replacing("’", with: "'") }

    /// Whose a module is.
    init(module root: some StringProtocol) {
      switch root {
      case "np", "numpy": self = .numpy
      case "plt", "matplotlib": self = .matplotlib
      case "pd", "pandas": self = .pandas
      case "math", "random", "time", "os", "sys": self = .python
      default: self = .pytorch
      }
    }
  }

  /// - Parameter line: `torch.cat(tensors, dim) => concatenated(tensors, axis: dim) ; remark`.
  init?(_ line: Substring, origin: Origin) {
    guard let arrow = line.firstRange(of: " =>") else { return nil }
    self.line = String(line)
    let parts = line[arrow.upperBound...].split(
      separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
    let written = parts[0].trimmed
    replacement = written.isEmpty ? nil : written
    remark = parts.count > 1 ? parts[1].trimmed : nil
    if let words = remark, words.hasPrefix("!") {
      isInPlace = false
      remark = words.dropFirst().trimmed
    }
    let head = line[..<arrow.lowerBound].split(separator: "(", maxSplits: 1)
    var name = String(head[0])
    isMethod = name.hasPrefix("x.")
    if isMethod { name.removeFirst(2) }
    self.name = name
    parameters =
      head.count == 1 ? nil : head[1].dropLast().split(separator: ",").map(Self.parameter)
    self.origin = Self.origin(name, isMethod: isMethod) ?? origin
  }

  private static func parameter(_ text: Substring) -> Parameter {
    let text = text.trimmed
    if text.hasSuffix("...") { return Parameter(name: String(text.dropLast(3)), kind: .rest) }
    if text.hasSuffix("[]") { return Parameter(name: String(text.dropLast(2)), kind: .list) }
    return Parameter(name: text, kind: .one)
  }

  private static func origin(_ name: String, isMethod: Bool) -> Origin? {
    guard !isMethod, let root = name.split(separator: ".").first, name.contains(".") else {
      return nil
    }
    return Origin(module: root)
  }
}

extension Substring {
  var trimmed: String {
    var rest = self
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}

extension String {
  var trimmed: String { self[...].trimmed }
}
