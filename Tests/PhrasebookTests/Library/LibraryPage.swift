import Foundation

/// The page of the library in one language: a lesson, with each entry's names, what their doc comments
/// say, and an example that runs.
struct LibraryPage {
  let entries: LibraryEntries
  let symbols: [LibrarySymbol]
  /// By English paragraph; nil for the English page.
  let translations: [String: String]?

  /// The paragraphs that a translation is missing for, in the page's order.
  private(set) var untranslated: [String] = []
  /// All paragraphs, in English.
  private(set) var paragraphs: Set<String> = []
  /// What it lists: `softmax`, `Tensor.shape`.
  private(set) var listed: Set<String> = []
  private var lines: [String] = []

  init(_ entries: LibraryEntries, _ symbols: [LibrarySymbol], translations: [String: String]?) {
    self.entries = entries
    self.symbols = symbols
    self.translations = translations
    lines = translations == nil ? Self.english : Self.chinese
    for section in entries.sections {
      let title = translations == nil ? section.english : section.chinese
      lines += ["## \(title) {#\(section.id)}", ""]
      for entry in section.entries { write(entry) }
    }
    while lines.last == "" { lines.removeLast() }
  }

  var text: String { lines.joined(separator: "\n") + "\n" }

  // MARK: Entries

  private mutating func write(_ entry: LibraryEntries.Entry) {
    let names = entry.shown.map { Self.code($0) }
    lines += ["### \(names.joined(separator: " · ")) {#\(entry.id)}", ""]
    if !entry.pytorch.isEmpty {
      let list = entry.pytorch.map { Self.code($0) }
      let library = entry.pytorch.allSatisfy { $0.hasPrefix("pd.") } ? "pandas" : "PyTorch"
      lines += [
        translations == nil
          ? "\(library): \(list.joined(separator: ", "))"
          : "\(library)：\(list.joined(separator: "、"))",
        "",
      ]
    }
    // Functions first: what begins with a paragraph ends a list.
    let functions = entry.functions(of: symbols)
    writeItems(functions)
    let types = entry.names.compactMap { name in
      symbols.first { $0.isTopLevel && $0.isType && $0.path == [name] }
    }
    for type in types {
      listed.insert(type.place)
      if types.count == 1, functions.isEmpty {
        writeParts(of: type.comment)
      } else {
        writeParts(of: type.comment, heading: type.name)
      }
      writeItems(members(of: type, in: entry))
    }
    lines += [entry.fence]
  }

  private func members(of type: LibrarySymbol, in entry: LibraryEntries.Entry) -> [LibrarySymbol] {
    guard !entry.leave.contains("*") else { return [] }
    let elsewhere = Set(entries.entries.flatMap(\.names).filter { $0.hasPrefix(".") })
    return symbols.filter { symbol in
      symbol.path.count == 2 && symbol.path[0] == type.name && !symbol.isOperator
        && !entry.leave.contains(symbol.name) && !entries.leftOut.contains(".\(symbol.name)")
        && (!symbol.isInherited || symbol.kind == "init")
        // What the drawings ask of a network stands with `SequenceNetwork`.
        && !(symbol.isForDrawings && !["SequenceNetwork", "RecurrentCell"].contains(type.name))
        // What each optimizer and each schedule has stands with the protocol.
        && !(symbol.isRepeated && !["Optimizer", "Schedule"].contains(type.name))
        && !(type.name == "Tensor"
          && (elsewhere.contains(".\(symbol.name)") || entries.names.contains(symbol.name)))
    }
    .sorted { ($0.rank, $0.length, $0.path[1]) < ($1.rank, $1.length, $1.path[1]) }
  }

  private mutating func writeItems(_ symbols: [LibrarySymbol]) {
    guard !symbols.isEmpty else { return }
    // Forms of one name that say the same share their words.
    var forms: [[LibrarySymbol]] = []
    for symbol in symbols {
      if let last = forms.last?.last, last.name == symbol.name, !last.comment.isEmpty,
        last.comment.parts == symbol.comment.parts, symbol.comment.parameters.isEmpty
      {
        forms[forms.count - 1].append(symbol)
      } else {
        forms.append([symbol])
      }
    }
    for form in forms {
      let symbol = form[0]
      listed.formUnion(form.map(\.place))
      let name = form.map { Self.code($0.declaration) }.joined(
        separator: translations == nil ? ", " : "，")
      let words = symbol.comment.parts.compactMap { part -> String? in
        if case .words(let words) = part { return translated(words) }
        return nil
      }
      .joined(separator: translations == nil ? " " : "")
      // What an option is stands once, where all that have it have it from.
      if symbol.isInherited, let origin = origin(of: symbol) {
        lines += ["- \(name)\\", "  \(optionsOf(origin))"]
        continue
      }
      let isShort = !symbol.declaration.contains("(") && !symbol.declaration.contains(" ")
      if words.isEmpty {
        lines.append("- \(name)")
      } else if isShort {
        lines.append("- \(name)\(translations == nil ? ": " : "：")\(words)")
      } else {
        lines += ["- \(name)\\", "  \(words)"]
      }
      writeParameters(of: symbol.comment, indent: "  ")
      if symbol.isType { writeNested(in: symbol) }
    }
    lines.append("")
  }

  /// What a type within a type has; what needs no words stands in one line.
  private mutating func writeNested(in type: LibrarySymbol) {
    let members = symbols.filter {
      $0.path.count == 3 && Array($0.path.prefix(2)) == type.path && !$0.isInherited
    }
    listed.formUnion(members.map(\.place))
    let bare = members.filter(\.comment.isEmpty).map { Self.code($0.declaration) }
    if !bare.isEmpty {
      lines.append("  - " + bare.joined(separator: translations == nil ? ", " : "，"))
    }
    for member in members where !member.comment.isEmpty {
      let words = member.comment.parts.compactMap { part -> String? in
        if case .words(let words) = part { return translated(words) }
        return nil
      }
      lines.append(
        "  - \(Self.code(member.declaration))\(translations == nil ? ": " : "：")"
          + words.joined(separator: translations == nil ? " " : ""))
    }
  }

  private func origin(of symbol: LibrarySymbol) -> String? {
    symbols.first {
      !$0.isInherited && $0.path.count == 2 && $0.path[1] == symbol.path[1]
        && entries.names.contains($0.path[0])
    }?.path[0]
  }

  private func optionsOf(_ name: String) -> String {
    translations == nil
      ? "The options are those of every \(Self.code(name))." : "选项同每个 \(Self.code(name))。"
  }

  private mutating func writeParts(of comment: DocComment, heading name: String? = nil) {
    let heading = name.map { "**\(Self.code($0))**" }
    var start = heading.map { $0 + (translations == nil ? ": " : "：") } ?? ""
    for part in comment.parts {
      switch part {
      case .words(let words):
        // What the heading says is not said again: `Adam`: Adam: ...
        let own = translated(words)
        let name = name.flatMap { name in ["\(name): ", "\(name)："].first(where: own.hasPrefix) }
        lines += [start + own.dropFirst(start.isEmpty ? 0 : name?.count ?? 0), ""]
        start = ""
      case .lines(let formula): lines += ["```text"] + formula.map { remarked($0) } + ["```", ""]
      // Another mark than that of the list which may follow: they are two.
      case .item(let words): lines.append("* \(translated(words))")
      }
    }
    if case .item? = comment.parts.last { lines.append("") }
    if !start.isEmpty { lines += [heading ?? "", ""] }
    if !comment.parameters.isEmpty {
      writeParameters(of: comment, indent: "")
      lines.append("")
    }
  }

  private mutating func writeParameters(of comment: DocComment, indent: String) {
    for (name, words) in comment.parameters {
      lines.append(
        "\(indent)- \(Self.code(name))\(translations == nil ? ": " : "：")\(translated(words))")
    }
  }

  // MARK: Words

  /// A line of a formula, with the words at its end.
  private mutating func remarked(_ line: String) -> String {
    guard let match = line.wholeMatch(of: /(.*\S)(\s{2,})(\(?[a-z]{2,}(?: [a-z]+)*\)?)/) else {
      return line
    }
    return "\(match.1)\(match.2)\(translated(String(match.3)))"
  }

  private mutating func translated(_ words: String) -> String {
    paragraphs.insert(words)
    guard let translations else { return Self.typeset(words) }
    if let own = translations[words] { return own }
    untranslated.append(words)
    return Self.typeset(words)
  }

  /// Apostrophes as a page has them; what stands in backquotes is code.
  private static func typeset(_ words: String) -> String {
    words.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .map { index, piece -> String in
        guard index % 2 == 0 else { return String(piece) }
        return String(piece).replacing(/(\w)'(\w)/) { "\($0.1)’\($0.2)" }
          .replacing("s' ", with: "s’ ")
      }
      .joined(separator: "`")
  }

  private static func code(_ text: String) -> String { "`\(text)`" }

  private static let english = """
    ---
    title: The library
    lang: en
    order: 93
    part: Reference
    summary: Each type and function that lessons use, with its shapes, PyTorch’s name for it, and an example that runs.
    seed: 0
    limits: { seconds: 30 }
    ---

    # The library

    This page is made from the comments of the library’s sources, so it says what they say. In the lessons’ code the
    first use of a name in each section leads here. Below the names stand PyTorch’s for the same thing, if it has one; then
    what each does, how it is called, and a short example that runs. In a call, what has a value after `=` may be left
    out. A name with a dot before it belongs to what stands before the dot; what is called as `tanh(x)` can be
    called as `x.tanh()`, too. Shapes list their axes, `[batch, time, feature]`; an `x` is a tensor,
    `[[1, 2, 3], [4, 5, 6]]`, in all examples.

    """.components(separatedBy: "\n")

  private static let chinese = """
    ---
    title: 库
    lang: zh-Hans
    order: 93
    part: 参考
    summary: 各课用到的全部类型和函数：形状、PyTorch 中的名字，以及一个能运行的例子。
    seed: 0
    limits: { seconds: 30 }
    words:
      epoch: 轮
      loss: 损失
      step: 步长
      2q columns: 有 2q 列
    ---

    # 库

    本页由库的源代码中的注释生成，所以与源代码说的一致。在各课的代码里，每一节第一次用到的名字都链接到这里。名字下面先列出 PyTorch 中的对应名字（如果有），然后是它的作用、调用方式，以及一个能运行的小例子。调用里 `=` 后有值的参数可以省略。前面带点的名字属于点前面的值；写作 `tanh(x)` 的，也可以写作 `x.tanh()`。形状依次列出各轴，如 `[batch, time, feature]`，即 `[批次, 时间, 特征]`；所有例子里的 `x` 都是张量 `[[1, 2, 3], [4, 5, 6]]`。

    """.components(separatedBy: "\n")
}

extension LibraryEntries.Entry {
  /// All overloads of the entry's functions, operators and members of other types, in the order of the names.
  func functions(of symbols: [LibrarySymbol]) -> [LibrarySymbol] {
    names.flatMap { name in
      let forms = symbols.filter { symbol in
        if symbol.isType || symbol.isInherited { return false }
        // Claims with something filled in, and numbers that are no `Double`.
        if symbol.declaration.contains(": Phrase") { return false }
        if symbol.declaration.contains("BinaryFloatingPoint"), symbol.isTopLevel { return false }
        if symbol.isOperator { return symbol.name == name }
        if name.hasPrefix("."), name.dropFirst().contains(where: \.isLetter) {
          return symbol.path.count == 2 && symbol.name == name.dropFirst()
            && (symbol.path[0] == "Tensor" || !symbols.isOurs(symbol.path[0]))
        }
        return symbol.isTopLevel && symbol.name == name
      }
      // Without words of its own a form is as another one.
      let said = forms.filter { !$0.comment.isEmpty }
      return (said.isEmpty ? forms : said.filter { !$0.comment.isFurther })
        + (said.isEmpty ? [] : said.filter(\.comment.isFurther))
    }
  }
}

extension [LibrarySymbol] {
  /// A type of ours.
  func isOurs(_ type: String) -> Bool { contains { $0.isType && $0.path == [type] } }
}

extension LibraryEntries {
  /// All names that have an entry.
  var names: Set<String> { Set(entries.flatMap(\.names)) }
}

extension LibrarySymbol {
  /// `Tensor.shape`, without labels.
  var place: String { (path.dropLast() + [name]).joined(separator: ".") }

  /// It stands with a protocol, once for all that have it.
  var standsElsewhere: Bool { isForDrawings || isRepeated }

  /// How it is made, how it is called, what it has, what it does.
  fileprivate var rank: Int {
    if kind == "init" { return 0 }
    if path.last?.hasPrefix("callAsFunction") == true { return 1 }
    if kind.hasSuffix("property") || kind == "enum.case" { return 2 }
    return isType ? 4 : 3
  }

  /// The form with the fewest options comes first.
  fileprivate var length: Int { kind == "init" ? declaration.count : 0 }

  fileprivate var isForDrawings: Bool {
    ["cellName", "hasOwnOutput", "stateSize", "read", "mathematics"].contains(name)
  }

  fileprivate var isRepeated: Bool {
    switch path.last {
    case "step()", "zeroGrad()", "step(line:)": path[0] != "Tensor" && path[0] != "Module"
    case "learningRate", "parameters": kind == "property"
    default: false
    }
  }
}
