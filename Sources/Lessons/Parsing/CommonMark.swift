internal import Ccmark

/// A node of cmark's tree, as a plain value.
struct MarkNode {
  enum Kind {
    case document, quote, paragraph, thematicBreak
    case list(start: Int?, tight: Bool), item
    case heading(level: Int)
    case codeBlock(String), htmlBlock(String)
    case text(String), code(String), html(String), softBreak, lineBreak
    case emphasis, strong
    case link(destination: String, title: String), image(source: String, title: String)
    /// A heading that stands for the cell of a table.
    case tableCell
  }

  var kind: Kind
  /// Counted from 1; bytes for columns; 0 where cmark does not know.
  var startLine: Int
  var startColumn: Int
  var endLine: Int
  /// The index after the node's last descendant in the preorder array that holds it.
  var end: Int
  /// The first and the last line in the text that cmark read; 0 where cmark does not know.
  var mark = 0
  var lastMark = 0
}

/// Reads CommonMark. The one file that knows cmark's C types.
enum CommonMark {
  /// All nodes in preorder, the document first, without what is nested deeper than `depth` levels;
  /// `cut` is the index of the node whose children were first left out.
  ///
  /// Walks with a work list of its own: cmark's tree may be a hundred thousand levels deep.
  static func parse(_ text: String, depth: Int) -> (nodes: [MarkNode], cut: Int?) {
    var text = text
    let parsed = text.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) {
        cmark_parse_document($0.baseAddress, $0.count, CMARK_OPT_DEFAULT)
      }
    }
    guard let root = parsed else { return ([], nil) }
    defer { cmark_node_free(root) }
    var nodes: [MarkNode] = []
    var open: [Int] = []
    var cut: Int?
    var next: OpaquePointer? = root
    while let node = next {
      let children = cmark_node_first_child(node)
      if let value = value(of: node) {
        open.append(nodes.count)
        nodes.append(value)
        if let children, open.count <= depth {
          next = children
          continue
        }
        if children != nil, cut == nil { cut = nodes.count - 1 }
        nodes[open.removeLast()].end = nodes.count
      }
      // Up, until some ancestor has a next sibling.
      var last = node
      next = cmark_node_next(last)
      while next == nil, let parent = cmark_node_parent(last) {
        nodes[open.removeLast()].end = nodes.count
        last = parent
        next = cmark_node_next(last)
      }
    }
    return (nodes, cut)
  }

  private static func value(of node: OpaquePointer) -> MarkNode? {
    guard let kind = kind(of: node) else { return nil }
    return MarkNode(
      kind: kind, startLine: Int(cmark_node_get_start_line(node)),
      startColumn: Int(cmark_node_get_start_column(node)),
      endLine: Int(cmark_node_get_end_line(node)), end: 0)
  }

  private static func kind(of node: OpaquePointer) -> MarkNode.Kind? {
    let string = { (pointer: UnsafePointer<CChar>?) in pointer.map { String(cString: $0) } ?? "" }
    let literal = { string(cmark_node_get_literal(node)) }
    switch cmark_node_get_type(node) {
    case CMARK_NODE_DOCUMENT: return .document
    case CMARK_NODE_BLOCK_QUOTE: return .quote
    case CMARK_NODE_LIST:
      let ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      return .list(
        start: ordered ? Int(cmark_node_get_list_start(node)) : nil,
        tight: cmark_node_get_list_tight(node) != 0)
    case CMARK_NODE_ITEM: return .item
    case CMARK_NODE_CODE_BLOCK: return .codeBlock(literal())
    case CMARK_NODE_HTML_BLOCK: return .htmlBlock(literal())
    case CMARK_NODE_PARAGRAPH: return .paragraph
    case CMARK_NODE_HEADING: return .heading(level: Int(cmark_node_get_heading_level(node)))
    case CMARK_NODE_THEMATIC_BREAK: return .thematicBreak
    case CMARK_NODE_TEXT: return .text(literal())
    case CMARK_NODE_SOFTBREAK: return .softBreak
    case CMARK_NODE_LINEBREAK: return .lineBreak
    case CMARK_NODE_CODE: return .code(literal())
    case CMARK_NODE_HTML_INLINE: return .html(literal())
    case CMARK_NODE_EMPH: return .emphasis
    case CMARK_NODE_STRONG: return .strong
    case CMARK_NODE_LINK:
      return .link(
        destination: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)))
    case CMARK_NODE_IMAGE:
      return .image(
        source: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)))
    default: return nil  // Custom nodes: only an API client makes them.
    }
  }
}
