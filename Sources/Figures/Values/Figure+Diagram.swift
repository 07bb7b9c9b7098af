extension Figure {
  /// Boxes on a grid, joined by arrows: a network unrolled, stacked, run both ways.
  public struct Diagram: Sendable, Hashable, Codable {
    /// What a box stands for, which its shape and colour show.
    public enum Role: String, Sendable, Codable {
      case input, cell, state, output, join
      /// Steps that were left out: drawn as dots, without a box.
      case elision
    }

    public struct Node: Sendable, Hashable, Codable {
      public var id: String
      public var label: String
      /// A second, smaller line: a shape, a value.
      public var detail: String?
      public var role: Role
      /// From the left, from 0.
      public var column: Int
      /// From the top, from 0.
      public var row: Int

      public init(
        _ id: String, _ label: String, detail: String? = nil, role: Role, column: Int, row: Int
      ) {
        self.id = id
        self.label = label
        self.detail = detail
        self.role = role
        self.column = column
        self.row = row
      }
    }

    /// An arrow between two nodes of one row or one column.
    public struct Edge: Sendable, Hashable, Codable {
      public var from: String
      public var to: String
      public var label: String?

      public init(from: String, to: String, label: String? = nil) {
        self.from = from
        self.to = to
        self.label = label
      }
    }

    public var nodes: [Node]
    public var edges: [Edge]
    /// What the diagram shows, in a sentence or two, for who cannot see it.
    public var summary: String

    public init(nodes: [Node], edges: [Edge], summary: String) {
      self.nodes = nodes
      self.edges = edges
      self.summary = summary
    }
  }
}
