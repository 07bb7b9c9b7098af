/// One cell of a notebook, as nbformat 4.5 has it.
struct NotebookCell: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case prose(attachments: [String: JSON])
    /// - count: nil where the cell did not run.
    case code(outputs: [JSON], count: Int?)
  }

  /// ASCII letters, digits, `-` and `_`, 64 at most, once in a notebook.
  var id: String
  var kind: Kind
  var source: String
  var metadata: [String: JSON] = [:]

  var json: JSON {
    var members: [String: JSON] = [
      "id": .string(id), "metadata": .object(metadata), "source": .lines(source),
    ]
    switch kind {
    case .prose(let attachments):
      members["cell_type"] = "markdown"
      if !attachments.isEmpty { members["attachments"] = .object(attachments) }
    case .code(let outputs, let count):
      members["cell_type"] = "code"
      members["outputs"] = .array(outputs)
      members["execution_count"] = count.map(JSON.integer) ?? .null
    }
    return .object(members)
  }
}

extension JSON {
  /// What a cell shows, in the forms that viewers choose from.
  static func display(_ data: [String: JSON]) -> JSON {
    .object(["output_type": "display_data", "metadata": .object([:]), "data": .object(data)])
  }

  static func stream(_ name: String, _ text: String) -> JSON {
    .object(["output_type": "stream", "name": .string(name), "text": .lines(text)])
  }

  /// - Parameter traceback: the one part of an error that viewers draw.
  static func error(name: String, value: String, traceback: [String]) -> JSON {
    .object([
      "output_type": "error", "ename": .string(name), "evalue": .string(value),
      "traceback": .array(traceback.map(JSON.string)),
    ])
  }
}
