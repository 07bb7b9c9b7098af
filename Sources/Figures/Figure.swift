/// What a directive shows: a value that each renderer draws in its own way.
public struct Figure: Sendable, Hashable, Codable {
  public init() {}
}
