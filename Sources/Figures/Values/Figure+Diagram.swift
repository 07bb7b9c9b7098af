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

    /// A box, and its place on the grid.
    public struct Node: Sendable, Hashable, Codable {
      /// Unique in the diagram: edges name their nodes by it.
      public var id: String
      /// The first line in the box: `h₁`.
      public var label: Phrase
      /// A second, smaller line: a shape, a value.
      public var detail: Phrase?
      /// What the box stands for.
      public var role: Role
      /// From the left, from 0.
      public var column: Int
      /// From the top, from 0.
      public var row: Int
      /// The part of the column that the box takes.
      public var side: Side

      /// A box whose words are the same in every language, or are translated by `words:` as a whole.
      public init(
        _ id: String, _ label: String, detail: String? = nil, role: Role, column: Int, row: Int,
        side: Side = .whole
      ) {
        self.init(
          id, Phrase(label), detail: Phrase(detail), role: role, column: column, row: row,
          side: side)
      }

      /// A box whose words have something filled in.
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
      /// The id of the node where the arrow starts.
      public var from: String
      /// The id of the node where its tip is.
      public var to: String
      /// Stands beside the arrow: `W`.
      public var label: Phrase?

      /// An arrow from the node `from` to the node `to`, by their ids.
      public init(from: String, to: String, label: String? = nil) {
        self.from = from
        self.to = to
        self.label = Phrase(label)
      }
    }

    /// Drawn in any order: none covers another.
    public var nodes: [Node]
    /// Drawn below the nodes.
    public var edges: [Edge]
    /// What the diagram shows, in a sentence or two, for readers who cannot see it.
    public var summary: Phrase

    /// A diagram of `nodes` and `edges`.
    ///
    /// - Precondition: ids are unique; each edge joins two of the nodes, in one row or in one column.
    public init(nodes: [Node], edges: [Edge], summary: Phrase) {
      let places = Dictionary(nodes.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
      contract(places.count == nodes.count, "Diagram: two nodes have the same id")
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
