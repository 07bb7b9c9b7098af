extension Figure {
  /// Boxes on a grid, joined by arrows: a network unrolled, stacked, run both ways.
  public struct Diagram: Sendable, Hashable, Codable {
    /// What a box stands for, which its shape and colour show.
    public enum Role: String, Sendable, Codable {
      case input, cell, state, output, join
      /// Steps that were left out: drawn as dots, without a box.
      case elision
    }

    /// Which part of its column a box takes. What is on the left passes what is on the right: two
    /// directions of one step stand in one column, and no arrow crosses a box.
    public enum Side: String, Sendable, Codable {
      case whole, left, right
    }

    public struct Node: Sendable, Hashable, Codable {
      public var id: String
      public var label: Phrase
      /// A second, smaller line: a shape, a value.
      public var detail: Phrase?
      public var role: Role
      /// From the left, from 0.
      public var column: Int
      /// From the top, from 0.
      public var row: Int
      public var side: Side

      public init(
        _ id: String, _ label: String, detail: String? = nil, role: Role, column: Int, row: Int,
        side: Side = .whole
      ) {
        self.init(
          id, Phrase(label), detail: Phrase(detail), role: role, column: column, row: row,
          side: side)
      }

      public init(
        _ id: String, _ label: Phrase, detail: Phrase? = nil, role: Role, column: Int, row: Int,
        side: Side = .whole
      ) {
        self.id = id
        self.label = label
        self.detail = detail
        self.role = role
        self.column = column
        self.row = row
        self.side = side
      }
    }

    /// An arrow between two nodes of one row or one column, with nothing between them.
    public struct Edge: Sendable, Hashable, Codable {
      public var from: String
      public var to: String
      public var label: Phrase?

      public init(from: String, to: String, label: String? = nil) {
        self.from = from
        self.to = to
        self.label = Phrase(label)
      }
    }

    public var nodes: [Node]
    public var edges: [Edge]
    /// What the diagram shows, in a sentence or two, for who cannot see it.
    public var summary: Phrase

    /// - Precondition: each edge joins two of the nodes, in one row or in one column.
    public init(nodes: [Node], edges: [Edge], summary: Phrase) {
      let places = Dictionary(nodes.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
      contract(places.count == nodes.count, "Diagram: two nodes have one id")
      for edge in edges {
        guard let from = places[edge.from], let to = places[edge.to] else {
          fatalError("Diagram: \(edge.from) → \(edge.to): there is no such node")
        }
        contract(
          (from.row == to.row) != (from.column == to.column),
          "Diagram: \(edge.from) → \(edge.to): not in one row or one column")
      }
      self.nodes = nodes
      self.edges = edges
      self.summary = summary
    }
  }
}
