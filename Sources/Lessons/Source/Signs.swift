extension String {
  /// Whether these ASCII signs stand in it. `contains` compares characters, each of which may be many
  /// scalars, and takes long for all lines of a large course.
  package func holds(_ signs: StaticString) -> Bool {
    var text = self
    return text.withUTF8 { bytes in
      signs.withUTF8Buffer { signs in
        guard let first = signs.first else { return true }
        var rest = bytes[...]
        while let index = rest.firstIndex(of: first) {
          if rest[index...].starts(with: signs) { return true }
          rest = rest[(index + 1)...]
        }
        return false
      }
    }
  }
}
