/// Tensors with names, as the safetensors format keeps them: what PyTorch's `load_file` reads and
/// `save_file` writes.
///
/// A file is the length of a header (8 bytes, little-endian), the header (JSON) and the numbers.
/// Numbers are written as F32. Other types are converted when they are read: half and bfloat16
/// exactly, doubles to the nearest float, integers if a float can hold them exactly.
public struct Safetensors: Sendable {
  /// In the order of the file's header.
  public var tensors: [NamedTensor]
  /// Notes of the writer; `format: pt` is what PyTorch's own tools write.
  public var metadata: [String: String]

  /// Named tensors, to be written; each name once.
  public init(_ tensors: [NamedTensor], metadata: [String: String] = ["format": "pt"]) {
    self.tensors = tensors
    self.metadata = metadata
  }

  /// The tensor of this name; nil if there is none.
  public subscript(_ name: String) -> Tensor? { tensors.first { $0.name == name }?.tensor }

  /// Reads a file.
  ///
  /// - Throws: `SafetensorsError` if the file is damaged in any way.
  public init(contentsOf path: String) throws(SafetensorsError) {
    let bytes: [UInt8]
    do { bytes = try FileContents.read(path) } catch {
      throw SafetensorsError(path, error.reason)
    }
    try self.init(bytes: bytes, source: path)
  }

  /// Writes a file, all at once: a reader never finds half of one.
  public func write(to path: String) throws(SafetensorsError) {
    let bytes = try bytes(source: path)
    do { try FileContents.write(bytes, to: path) } catch {
      throw SafetensorsError(path, error.reason)
    }
  }
}

/// Why tensors could not be read or written.
public struct SafetensorsError: Error, Equatable, CustomStringConvertible {
  /// The file, as it was named.
  public let source: String
  /// What is wrong, without the file.
  public let reason: String

  init(_ source: String, _ reason: String) {
    self.source = source
    self.reason = reason
  }

  /// The file and what is wrong with it.
  public var description: String { "\(source): \(reason)" }
}

extension Module {
  /// Writes all parameters with their names to a safetensors file.
  public func save(to path: String) throws(SafetensorsError) {
    try Safetensors(stateDict()).write(to: path)
  }

  /// Replaces all parameters by those of a safetensors file; on an error, none is changed.
  ///
  /// - Throws: if the file is damaged, or has not just these parameters in these shapes.
  public func load(from path: String) throws(SafetensorsError) {
    let state = StateCheck.underFirstNames(
      try Safetensors(contentsOf: path).tensors, otherNames: otherNames)
    if let problem = StateCheck.problem(own: namedParameters(), given: state) {
      throw SafetensorsError(path, problem)
    }
    load(state)
  }
}
