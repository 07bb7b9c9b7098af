internal import Lessons

/// A lesson's front matter as a notebook keeps it, and as YAML again. What is not otherwise than by
/// default is in neither.
struct FrontMark: Sendable {
  var front: FrontMatter

  init(_ front: FrontMatter) { self.front = front }

  var json: JSON {
    var members: [String: JSON] = [:]
    members["title"] = front.title.map(JSON.string)
    members["lang"] = .string(front.lang)
    members["order"] = front.order.map(JSON.integer)
    members["part"] = front.part.map(JSON.string)
    members["summary"] = front.summary.map(JSON.string)
    if !front.needs.isEmpty { members["needs"] = .array(front.needs.map(JSON.string)) }
    if !front.data.isEmpty { members["data"] = .array(front.data.map(JSON.string)) }
    // As text: other programs read numbers of 64 bits less exactly.
    if front.seed != 0 { members["seed"] = .string(String(front.seed)) }
    members["leastSeeds"] = front.leastSeeds.map(JSON.integer)
    if !front.words.isEmpty { members["words"] = .object(front.words.mapValues(JSON.string)) }
    if front.html { members["html"] = true }
    members["unroll"] = front.unroll.map { .string($0.description) }
    members["swift"] = front.swift.map { .string($0.description) }
    let limits = limitTexts
    if !limits.isEmpty {
      members["limits"] = .object(
        Dictionary(uniqueKeysWithValues: limits.map { ($0.name, JSON.string($0.text)) }))
    }
    let controls = controlTexts
    if !controls.isEmpty {
      members["controls"] = .object(
        Dictionary(uniqueKeysWithValues: controls.map { ($0.name, JSON.string($0.text)) }))
    }
    return .object(members)
  }

  init(_ json: JSON) {
    front = FrontMatter()
    front.title = json["title"]?.string
    front.lang = json["lang"]?.string ?? front.lang
    front.order = json["order"]?.integer
    front.part = json["part"]?.string
    front.summary = json["summary"]?.string
    front.needs = json["needs"]?.strings ?? []
    front.data = json["data"]?.strings ?? []
    front.seed = json["seed"]?.string.flatMap(UInt64.init) ?? 0
    front.leastSeeds = json["leastSeeds"]?.integer
    front.words = json["words"]?.object?.compactMapValues(\.string) ?? [:]
    front.html = json["html"]?.isTrue ?? false
    front.unroll = json["unroll"]?.string.flatMap { VersionNumber($0) }
    front.swift = json["swift"]?.string.flatMap { VersionNumber($0) }
    let limits = json["limits"]
    let number = { (name: String) in limits?[name]?.string.flatMap(Double.init) }
    let count = { (name: String) in limits?[name]?.string.flatMap(Int.init) }
    if let seconds = number("seconds"), seconds > 0, seconds.isFinite {
      front.limits.seconds = seconds
    }
    for (name, path) in Self.counts {
      if let value = count(name), value > 0 { front.limits[keyPath: path] = value }
    }
    let controls = json["controls"]
    if let seconds = controls?["seconds"]?.string.flatMap(Double.init), seconds > 0,
      seconds.isFinite
    {
      front.controls.seconds = seconds
    }
    for (name, path) in Self.controlCounts {
      if let value = controls?[name]?.string.flatMap(Int.init), value > 0 {
        front.controls[keyPath: path] = value
      }
    }
  }

  private static var counts: [(String, WritableKeyPath<Limits, Int>)] {
    [
      ("memory", \.memory), ("output", \.output), ("processes", \.processes),
      ("openFiles", \.openFiles),
    ]
  }

  private static var controlCounts: [(String, WritableKeyPath<ControlBudget, Int>)] {
    [("choices", \.choices), ("bytes", \.bytes)]
  }

  /// The same of what controls may cost.
  private var controlTexts: [(name: String, text: String)] {
    let usual = ControlBudget()
    var texts: [(name: String, text: String)] = []
    if front.controls.seconds != usual.seconds {
      texts.append(("seconds", CellMark.plain(front.controls.seconds)))
    }
    for (name, path) in Self.controlCounts
    where front.controls[keyPath: path] != usual[keyPath: path] {
      texts.append((name, String(front.controls[keyPath: path])))
    }
    return texts
  }

  /// Plain numbers: bytes without a unit.
  private var limitTexts: [(name: String, text: String)] {
    let usual = Limits()
    var texts: [(name: String, text: String)] = []
    if front.limits.seconds != usual.seconds {
      texts.append(("seconds", CellMark.plain(front.limits.seconds)))
    }
    for (name, path) in Self.counts where front.limits[keyPath: path] != usual[keyPath: path] {
      texts.append((name, String(front.limits[keyPath: path])))
    }
    return texts
  }
}

extension FrontMark {
  /// The lines with the `---` around them.
  var lines: [String] {
    var lines = ["---"]
    func add(_ key: String, _ text: String?) {
      if let text { lines.append("\(key): \(Self.scalar(text))") }
    }
    func add(_ key: String, _ list: [String]) {
      if !list.isEmpty {
        lines.append("\(key): [\(list.map(Self.scalar).joined(separator: ", "))]")
      }
    }
    add("title", front.title)
    lines.append("lang: \(Self.scalar(front.lang))")
    add("order", front.order.map(String.init))
    add("part", front.part)
    add("needs", front.needs)
    add("summary", front.summary)
    if front.seed != 0 { lines.append("seed: \(front.seed)") }
    add("leastSeeds", front.leastSeeds.map(String.init))
    add("data", front.data)
    func add(_ key: String, _ limits: [(name: String, text: String)]) {
      let texts = limits.map { limit in
        let isSize = ["memory", "output", "bytes"].contains(limit.name)
        let text = isSize ? Int(limit.text).map(CellMark.size) ?? limit.text : limit.text
        return "\(limit.name): \(text)"
      }
      if !texts.isEmpty { lines.append("\(key): { \(texts.joined(separator: ", ")) }") }
    }
    add("limits", limitTexts)
    add("controls", controlTexts)
    if front.html { lines.append("html: true") }
    add("unroll", front.unroll.map { ">=\($0)" })
    add("swift", front.swift.map { ">=\($0)" })
    if !front.words.isEmpty { lines.append("words:") }
    for (text, reading) in front.words.sorted(by: { $0.key < $1.key }) {
      lines.append("  \(Self.quoted(text)): \(Self.quoted(reading))")
    }
    return lines + ["---"]
  }

  /// Without quotes where it is words and numbers alone.
  private static func scalar(_ text: String) -> String {
    let isPlain =
      text.first.map { $0.isLetter || $0.isNumber || $0 == "." } ?? false && text.last != " "
      && text.allSatisfy { $0.isLetter || $0.isNumber || " -_./()?!；，。、？！：—".contains($0) }
      && !["null", "true", "false", "yes", "no"].contains(text.lowercased())
    return isPlain ? text : quoted(text)
  }

  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\0"..<" ", "\u{7F}"..<"\u{A0}", "\u{2028}", "\u{2029}", "\u{FEFF}": out += " "
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
