import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An element of a file that a strict parser of XML takes.
final class XMLElement {
  let name: String
  private let attributes: [String: String]
  private(set) var children: [XMLElement] = []
  /// Its own and that of all elements in it.
  private(set) var text = ""

  fileprivate init(_ name: String, _ attributes: [String: String]) {
    self.name = name
    self.attributes = attributes
  }

  subscript(_ attribute: String) -> String? { attributes[attribute] }

  /// It and all elements in it, in the order of the text.
  var everything: [XMLElement] { [self] + children.flatMap(\.everything) }

  func all(_ name: String) -> [XMLElement] { everything.filter { $0.name == name } }

  func all(withClass name: String) -> [XMLElement] {
    everything.filter { $0["class"]?.split(separator: " ").contains(Substring(name)) == true }
  }

  func links(to address: String) -> [XMLElement] { all("a").filter { $0["href"] == address } }

  static func parse(_ bytes: [UInt8], _ file: String) throws -> XMLElement {
    let parser = XMLParser(data: Data(bytes))
    let reader = Reader()
    parser.delegate = reader
    let isWhole = parser.parse()
    let problem = parser.parserError.map { "\($0)" } ?? ""
    try #require(isWhole, "\(file):\(parser.lineNumber): \(problem)")
    return try #require(reader.root.children.first)
  }

  private final class Reader: NSObject, XMLParserDelegate {
    let root = XMLElement("", [:])
    private lazy var open = [root]

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      let element = XMLElement(name, attributes)
      open[open.count - 1].children.append(element)
      open.append(element)
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      for element in open { element.text += string }
    }
  }
}
