#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

// A module of its own, which `CellRuntime` calls as C. Whoever imports a module loads all that it imports,
// even for itself: with Foundation among them, each cell of a lesson took a tenth more to compile.

/// Writes a value as JSON, with sorted keys.
///
/// - Parameters:
///   - value: points to an `any Encodable`.
///   - context: handed on to `take`.
///   - take: called once, with the bytes and how many they are. They are gone when it returns.
@_cdecl("unroll_event_json")
public func eventJSON(
  _ value: UnsafeRawPointer, _ context: UnsafeMutableRawPointer?,
  _ take: @convention(c) (UnsafeRawPointer?, Int, UnsafeMutableRawPointer?) -> Void
) {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys]
  encoder.nonConformingFloatEncodingStrategy = .convertToString(
    positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
  guard let json = try? encoder.encode(value.load(as: (any Encodable).self)) else {
    fatalError("a figure holds a value that JSON cannot express")
  }
  json.withUnsafeBytes { take($0.baseAddress, $0.count, context) }
}
