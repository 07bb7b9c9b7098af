internal import Languages
internal import Yams

extension FrontMatterReader {
  static let keys = [
    "title", "lang", "order", "part", "summary", "needs", "seed", "leastSeeds", "data", "words",
    "limits", "controls", "html", "unroll", "swift",
  ]

  mutating func read(_ mapping: Node.Mapping) {
    for (key, node) in mapping {
      guard let name = key.scalar?.string else {
        wrong(key, "a key has to be a word", hint: "the keys are \(Self.list(Self.keys))")
        continue
      }
      // `title:` with nothing after it is a key that is not given.
      if node.isNull, Self.keys.contains(name) { continue }
      switch name {
      case "title": value.title = text(node, of: name)
      case "summary": value.summary = text(node, of: name)
      case "part": value.part = text(node, of: name)
      case "lang": readLanguage(node)
      case "order":
        guard let order = node.scalar.flatMap({ Int($0.string) }) else {
          wrong(node, "`order` has to be a whole number", hint: "write `order: 6`")
          continue
        }
        value.order = order
      case "seed":
        guard let seed = node.scalar.flatMap({ UInt64($0.string) }) else {
          wrong(node, "`seed` has to be a whole number from 0 to 2⁶⁴ − 1", hint: "write `seed: 0`")
          continue
        }
        value.seed = seed
      case "leastSeeds":
        guard let least = node.scalar.flatMap({ Int($0.string) }), least > 0 else {
          wrong(
            node, "`leastSeeds` has to be a whole number above 0", hint: "write `leastSeeds: 20`")
          continue
        }
        value.leastSeeds = least
      case "html":
        switch node.scalar?.string {
        case "true": value.html = true
        case "false": value.html = false
        default: wrong(node, "`html` has to be `true` or `false`", hint: "write `html: true`")
        }
      case "data":
        for (path, range) in paths(node, of: name, noun: "data file", example: "data/a.csv") {
          value.data.append(path)
          dataRanges.append(range)
        }
      case "needs":
        for (path, range) in paths(node, of: name, noun: "lesson", example: "02-one-cell.md") {
          value.needs.append(path)
          needsRanges.append(range)
        }
      case "words": readWords(node)
      case "limits": readLimits(node)
      case "controls": readControls(node)
      case "unroll": value.unroll = version(node, of: name)
      case "swift": value.swift = version(node, of: name)
      default:
        unknown(key, name, among: Self.keys, .unknownKey, noun: "key")
      }
    }
  }

  private mutating func text(_ node: Node, of key: String) -> String? {
    guard let scalar = node.scalar else {
      wrong(node, "`\(key)` has to be text", hint: "put text that starts with a bracket in quotes")
      return nil
    }
    return scalar.string
  }

  private mutating func readLanguage(_ node: Node) {
    guard let tag = node.scalar?.string else {
      return wrong(
        node, "`lang` has to be a language tag", hint: "write `lang: en` or `lang: zh-Hans`")
    }
    guard LanguageTag(tag).isWellFormed else {
      return wrong(
        node, "`\(tag)` is not a language tag", hint: "write `lang: en` or `lang: zh-Hans`")
    }
    value.lang = tag
  }

  /// The paths of a list, and where each stands.
  private mutating func paths(
    _ node: Node, of key: String, noun: String, example: String
  ) -> [(String, SourceRange)] {
    guard let sequence = node.sequence else {
      wrong(
        node, "`\(key)` has to be a list of \(noun)s",
        hint: "write `\(key): [\(node.scalar?.string ?? example)]`")
      return []
    }
    return sequence.compactMap { item in
      guard let path = item.scalar?.string, !path.isEmpty else {
        wrong(item, "a \(noun) has to be a path", hint: "write `\(key): [\(example)]`")
        return nil
      }
      return (path, range(of: item))
    }
  }

  private mutating func readWords(_ node: Node) {
    let example = "words: { loss: 损失, \"hidden state\": 隐藏状态 }"
    guard let mapping = node.mapping else {
      return wrong(
        node, "`words` has to be a list of `text: translation`", hint: "write `\(example)`")
    }
    for (key, node) in mapping {
      guard let text = key.scalar?.string, !text.isEmpty else {
        wrong(key, "a key under `words` has to be text", hint: "write `\(example)`")
        continue
      }
      guard let reading = node.scalar?.string, !node.isNull else {
        wrong(
          node.isNull ? key : node, "the translation of `\(text)` has to be text",
          hint: node.isNull
            ? "write the translation after the colon" : "put the translation in quotes")
        continue
      }
      value.words[text] = reading
    }
  }

  private mutating func readLimits(_ node: Node) {
    guard let mapping = node.mapping else {
      return wrong(
        node, "`limits` has to be a list of `name: value`",
        hint: "write `limits: { seconds: 60, memory: 2GB }`")
    }
    for (key, node) in mapping {
      guard let name = key.scalar?.string, Limits.names.contains(name) else {
        unknown(key, key.scalar?.string ?? "", among: Limits.names, .unknownLimit, noun: "limit")
        continue
      }
      let text = node.scalar?.string ?? ""
      let isTaken: Bool
      switch name {
      case "seconds": isTaken = assign(Limits.seconds(text), to: \.limits.seconds)
      case "memory": isTaken = assign(Limits.size(text), to: \.limits.memory)
      case "output": isTaken = assign(Limits.size(text), to: \.limits.output)
      case "processes": isTaken = assign(Limits.count(text), to: \.limits.processes)
      default: isTaken = assign(Limits.count(text), to: \.limits.openFiles)
      }
      if !isTaken {
        let isSize = name == "memory" || name == "output"
        let example = name == "seconds" ? "60" : isSize ? "512MB" : "64"
        refuse(node, name, isSize: isSize, example: example)
      }
    }
  }

  private mutating func readControls(_ node: Node) {
    guard let mapping = node.mapping else {
      return wrong(
        node, "`controls` has to be a list of `name: value`",
        hint: "write `controls: { choices: 24, seconds: 60, bytes: 300KB }`")
    }
    for (key, node) in mapping {
      guard let name = key.scalar?.string, ControlBudget.names.contains(name) else {
        unknown(
          key, key.scalar?.string ?? "", among: ControlBudget.names, .unknownLimit, noun: "limit")
        continue
      }
      let text = node.scalar?.string ?? ""
      let isTaken: Bool
      switch name {
      case "choices": isTaken = assign(Limits.count(text), to: \.controls.choices)
      case "seconds": isTaken = assign(Limits.seconds(text), to: \.controls.seconds)
      default: isTaken = assign(Limits.size(text), to: \.controls.bytes)
      }
      if !isTaken {
        refuse(
          node, name, isSize: name == "bytes",
          example: name == "bytes" ? "300KB" : name == "seconds" ? "60" : "24")
      }
    }
  }

  private mutating func refuse(_ node: Node, _ name: String, isSize: Bool, example: String) {
    report(
      .badLimit, range(of: node),
      "`\(name)` has to be a \(isSize ? "size" : "number") above 0"
        + (node.scalar.map { ", not `\($0.string)`" } ?? ""),
      hint: "write `\(name): \(example)`")
  }

  private mutating func assign<Value>(
    _ new: Value?, to limit: WritableKeyPath<FrontMatter, Value>
  ) -> Bool {
    guard let new else { return false }
    value[keyPath: limit] = new
    return true
  }

  private mutating func unknown(
    _ node: Node, _ name: String, among names: [String], _ rule: Rule, noun: String
  ) {
    report(
      rule, range(of: node), "there is no \(noun) `\(name)`",
      hint: Suggestion.hint(for: name, among: names) ?? "the \(noun)s are \(Self.list(names))")
  }

  private mutating func wrong(_ node: Node, _ message: String, hint: String) {
    report(.wrongType, range(of: node), message, hint: hint)
  }

  private static func list(_ names: [String]) -> String {
    names.map { "`\($0)`" }.joined(separator: ", ")
  }
}

extension Node {
  fileprivate var isNull: Bool {
    guard let scalar, scalar.style == .plain else { return false }
    return ["", "~", "null"].contains(scalar.string)
  }
}
