/// A list of arguments as it has to be.
struct Fitted {
  var text: String
  /// Labels as written that are not the function's.
  var words: [String]
  /// The character of the first that is wrong.
  var place: Int?
}

/// Gives a call of one of our functions the labels that it has.
extension Translator {
  /// - Returns: the argument list as it has to be, and the labels that were wrong; nil where it is
  ///   right, or nothing is like it.
  mutating func fitted(
    _ group: Piece, to signatures: [Signature], hasBody: Bool
  ) -> Fitted? {
    var arguments = Argument.all(in: group)
    // Elsewhere a curve's places come first and its values second: `plot(x, y)`.
    if arguments.count > 1, arguments[..<2].allSatisfy({ $0.label == nil }),
      signatures.contains(where: { $0.parameters.prefix(2).map(\.label) == ["_", "x"] })
    {
      arguments.swapAt(0, 1)
    }
    var best: (fit: Fit, signature: Signature)?
    for signature in signatures {
      guard let fit = Fit(arguments, signature, labels: phrases.labels, hasBody: hasBody) else {
        continue
      }
      if fit.isExact { return nil }
      if fit.cost < best?.fit.cost ?? .max { best = (fit, signature) }
    }
    guard let best else { return nil }
    var places = best.fit.places
    // Arguments without labels stay in their order, the others follow the signature's.
    places.sort { ($0.parameter, $0.argument) < ($1.parameter, $1.argument) }
    let texts = places.map { place in
      let label = best.signature.parameters[place.parameter].label
      let value = listed(arguments[place.argument], for: label)
      return label == "_" ? value : "\(label): \(value)"
    }
    let wrong = best.fit.wrong.map { arguments[$0].start }
    return Fitted(
      text: "(\(texts.joined(separator: ", ")))", words: best.fit.words, place: wrong)
  }

  private mutating func listed(_ argument: Argument, for label: String) -> String {
    guard argument.isList, argument.usesEquals || label == "axes" else {
      return self.argument(argument.value)
    }
    let text = self.argument(argument.value)
    return text.hasPrefix("(") ? "[\(text.dropFirst().dropLast())]" : text
  }
}

/// How well a call's arguments go with a signature.
private struct Fit {
  var places: [(parameter: Int, argument: Int)] = []
  /// Labels as written that are not the signature's.
  var words: [String] = []
  var cost = 0
  /// The first argument with a wrong label, or none where there has to be one.
  var wrong: Int?
  var isExact: Bool { cost == 0 }

  /// Nil where an argument has no place.
  init?(
    _ arguments: [Argument], _ signature: Signature, labels: [String: [String]], hasBody: Bool
  ) {
    let parameters = signature.parameters
    var free = Set(parameters.indices)
    for (index, argument) in arguments.enumerated() {
      let place: Int?
      if let label = argument.label {
        if labels[label] == ["-"], !parameters.contains(where: { $0.label == label }) {
          words.append(label)
          wrong = wrong ?? index
          cost += 2
          continue
        }
        place = Self.place(of: label, among: parameters, free: free, labels: labels)
        if let place, parameters[place].label != label || argument.usesEquals {
          words.append(label)
          wrong = wrong ?? index
          cost += parameters[place].label == label ? 1 : 2
        }
      } else {
        let unlabelled = free.sorted().first { !parameters[$0].isLabelled }
        place =
          unlabelled
          ?? free.sorted().first {
            // A list goes to the parameter for several axes.
            argument.isList == (parameters[$0].label == "axes") || parameters.count > 3
          }
        if let place, parameters[place].isLabelled {
          words.append("\(parameters[place].label):")
          wrong = wrong ?? index
          cost += 3
        }
      }
      guard let place else { return nil }
      if parameters[place].label == "axes", !argument.isList, argument.label != "axes" { cost += 1 }
      places.append((place, index))
      if !parameters[place].takesMore { free.remove(place) }
    }
    let missing = free.filter { !parameters[$0].isOptional && !parameters[$0].takesMore }.count
    cost += 5 * max(0, missing - (hasBody ? 1 : 0))
    if arguments.isEmpty, !parameters.isEmpty { return nil }
  }

  private static func place(
    of label: String, among parameters: [Signature.Parameter], free: Set<Int>,
    labels: [String: [String]]
  ) -> Int? {
    let open = free.sorted()
    if let exact = open.first(where: { parameters[$0].label == label }) { return exact }
    let known = labels[label] ?? []
    if let ours = open.first(where: { known.contains(parameters[$0].label) }) { return ours }
    let start = NearNames.plain(label)
    if start.count > 3,
      let longer = open.first(where: { NearNames.plain(parameters[$0].label).hasPrefix(start) })
    {
      return longer
    }
    let near = NearNames.closest(to: label, among: open.map { parameters[$0].label })
    return open.first { parameters[$0].label == near.first }
  }
}
