/// Members of a value: methods and properties behind its point.
extension Translator {
  mutating func member(
    _ pieces: [Piece], _ index: inout Int, of receiver: String
  ) -> String {
    let name = pieces[index + 1]
    let group =
      index + 2 < pieces.count && pieces[index + 2].isGroup("(") && pieces[index + 2].isAttached
      ? pieces[index + 2] : nil
    let hasBody = index + 3 < pieces.count && pieces[index + 3].isGroup("{")
    index += group == nil ? 2 : 3
    let range = name.range.lowerBound..<(group ?? name).range.upperBound
    if name.text == "zero_" || name.text == "zero", receiver.hasSuffix(".grad"), group != nil {
      let to = "\(receiver.dropLast(5)).zeroGrad()"
      note(
        Change(
          kind: .name(.pytorch), range: range, words: [name.text],
          from: "\(receiver).\(name.text)()", to: to))
      return to
    }
    let from = "\(receiver).\(name.text)\(group?.source ?? "")"
    func noted(_ kind: Change.Kind, _ to: String, words: [String] = [], _ remark: String? = nil)
      -> Change
    {
      Change(
        kind: kind, range: range, words: [name.text] + words, from: from, to: to, remark: remark)
    }
    if !ownNames.contains(name.text) {
      let (to, phrase) = replacement(
        phrases.methods[name.text] ?? [], receiver: receiver, group)
      if let to, let phrase, to.isEmpty {
        var change = noted(.name(phrase.origin), "", phrase.remark)
        change.to = nil
        note(change)
        return from
      }
      if let to, let phrase, to != from {
        note(
          noted(
            to == "\(receiver).\(name.text)" ? .property : .name(phrase.origin), to, phrase.remark))
        return to
      }
      if let group, names.isProperty(name.text), group.inner.isEmpty {
        note(noted(.property, "\(receiver).\(name.text)"))
        return "\(receiver).\(name.text)"
      }
    }
    // A name in PyTorch's style, and a method that changes its tensor in place.
    let bare = name.text.hasSuffix("_") ? String(name.text.dropLast()) : name.text
    let camel = NearNames.camelCase(bare)
    let ours =
      names.methods[name.text] == nil && (names.methods[camel] ?? []).isEmpty == false
      ? camel : name.text
    if let group, let signatures = names.methods[ours], !ownNames.contains(name.text) {
      let mark = changes.count
      if let fit = fitted(group, to: signatures, hasBody: hasBody) {
        discard(since: mark)
        let to = "\(receiver).\(ours)\(fit.text)"
        var change = noted(.call, to, words: fit.words)
        if ours == name.text { change.place = fit.place }
        note(change)
        return to
      }
    }
    if ours != name.text || (group == nil && camel != name.text && names.properties.contains(camel))
    {
      let to = "\(receiver).\(camel)\(group.map { arguments($0) } ?? "")"
      note(
        noted(
          .call, to,
          bare == name.text ? nil : "it makes a new tensor, and leaves the old one as it was"))
      return to
    }
    return "\(receiver).\(name.text)\(group.map { arguments($0) } ?? "")"
  }
}
