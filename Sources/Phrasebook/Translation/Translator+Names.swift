/// Names of functions: dotted ones of modules, and those that stand alone.
extension Translator {
  /// `torch.nn.Linear(4, 5)`: the words of a module, and its arguments.
  mutating func dotted(_ pieces: [Piece], _ index: inout Int) -> String? {
    let root = pieces[index]
    guard !ownNames.contains(root.text) else { return nil }
    var path = [root.text]
    var next = index + 1
    while next + 1 < pieces.count, pieces[next].isSign("."), pieces[next + 1].kind == .name {
      path.append(pieces[next + 1].text)
      next += 2
    }
    guard path.count > 1 else { return nil }
    if root.text == "Tensor" { return ofTensor(pieces, &index, path) }
    guard Phrases.roots.contains(root.text) else { return nil }
    let group = next < pieces.count && pieces[next].isGroup("(") ? pieces[next] : nil
    // What follows the module's own name may be a member of its value: `np.pi.description`.
    var found = phrases.phrases(for: path)
    while found.isEmpty, path.count > 2, group == nil {
      path.removeLast()
      next -= 2
      found = phrases.phrases(for: path)
    }
    let end = group == nil ? next : next + 1
    let written = Array(pieces[index..<end])
    let (to, phrase) = replacement(found, receiver: nil, group)
    let word = path.last ?? root.text
    let name = NearNames.camelCase(word)
    let ours: String?
    if phrase != nil {
      ours = to
    } else if names.globals.contains(name) {
      ours = name + (group.map { call($0, of: name) } ?? "")
    } else {
      ours = nil
    }
    note(
      Change(
        kind: .name(phrase?.origin ?? Phrase.Origin(module: root.text)),
        range: root.range.lowerBound..<(written.last ?? root).range.upperBound,
        words: [root.text], from: written.text, to: ours?.isEmpty == true ? nil : ours,
        remark: phrase == nil && ours == nil ? Self.unknown(word, names) : phrase?.remark,
        isInPlace: phrase?.isInPlace ?? true))
    index = end
    return ours?.isEmpty == false ? ours : written.text
  }

  private static func unknown(_ word: String, _ names: Names) -> String {
    let alike = names.globals.filter { $0.first?.isUppercase == word.first?.isUppercase }
    let near = NearNames.closest(to: word, among: alike)
    return near.isEmpty
      ? "the page \"Beside PyTorch\" lists what there is"
      : "did you mean \(NearNames.choice(near))?"
  }

  /// `Tensor.randn(3, 4)`: what makes a tensor is a function of its own here.
  private mutating func ofTensor(
    _ pieces: [Piece], _ index: inout Int, _ path: [String]
  ) -> String? {
    guard path.count == 2, index + 3 < pieces.count, pieces[index + 3].isGroup("(") else {
      return nil
    }
    let group = pieces[index + 3]
    let (to, phrase) = replacement(
      phrases.phrases(for: ["torch", path[1]]), receiver: nil, group)
    guard
      let ours = phrase == nil && names.functions[path[1]] != nil ? path[1] + arguments(group) : to
    else { return nil }
    note(
      Change(
        kind: .call, range: pieces[index + 2].range.lowerBound..<group.range.upperBound,
        words: [path[1]], from: Array(pieces[index...index + 3]).text, to: ours,
        remark: phrase?.remark))
    index += 4
    return ours
  }

  /// A function that is called by its name alone.
  mutating func calledName(_ pieces: [Piece], _ index: inout Int) -> String? {
    let root = pieces[index]
    guard index + 1 < pieces.count, pieces[index + 1].isGroup("("), pieces[index + 1].isAttached,
      index == 0 || !pieces[index - 1].isSign("."), !ownNames.contains(root.text)
    else { return nil }
    let group = pieces[index + 1]
    let hasBody = index + 2 < pieces.count && pieces[index + 2].isGroup("{")
    let range = root.range.lowerBound..<group.range.upperBound
    let from = root.text + group.source
    let isOurs = names.globals.contains(root.text) || SwiftWords.functions[root.text] != nil
    // `stack` is a name of ours too, for something else: a list in it is meant for PyTorch's.
    let given = Argument.all(in: group)
    let isHomonym = isOurs && given.first?.isList == true && !hasBody
    let hasTuple = given.contains { $0.isList && $0.value.first?.isGroup("(") == true }
    if !isOurs || isHomonym || hasTuple {
      let (to, phrase) = replacement(
        phrases.phrases(forImported: root.text), receiver: nil, group)
      if let phrase, !isOurs || hasTuple || !(to ?? "").hasPrefix(root.text + "(") {
        note(
          Change(
            kind: .name(phrase.origin), range: range, words: [root.text], from: from,
            to: to?.isEmpty == true ? nil : to, remark: phrase.remark,
            isInPlace: phrase.isInPlace))
        index += 2
        return to?.isEmpty == true ? from : to
      }
    }
    let camel = NearNames.camelCase(root.text)
    let name = isOurs ? root.text : camel
    guard let signatures = names.functions[name] ?? SwiftWords.functions[name] else { return nil }
    index += 2
    let mark = changes.count
    if let fit = fitted(group, to: signatures, hasBody: hasBody) {
      discard(since: mark)
      let makesTensor = ["randn", "rand", "zeros", "ones", "full", "eye"].contains(name)
      let to =
        makesTensor && wantsGradient(group) ? "Parameter(\(name)\(fit.text))" : name + fit.text
      note(
        Change(
          kind: .call, range: range, words: [root.text] + fit.words,
          from: from, to: to, place: isOurs ? fit.place : nil))
      return to
    }
    if !isOurs {
      let to = name + arguments(group)
      note(
        Change(kind: .call, range: range, words: [root.text], from: from, to: to))
      return to
    }
    return name + arguments(group)
  }

  /// The first phrase that fits.
  mutating func replacement(
    _ found: [Phrase], receiver: String?, _ group: Piece?
  ) -> (text: String?, phrase: Phrase?) {
    let mark = changes.count
    for phrase in found {
      if let text = apply(phrase, receiver: receiver, to: group) {
        // What was inside is part of what is written now.
        discard(since: mark)
        return (text, phrase)
      }
      discard(since: mark)
    }
    return (nil, nil)
  }
}
