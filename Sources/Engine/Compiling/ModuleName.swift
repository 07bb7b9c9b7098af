internal import Caching
internal import Foundation

/// Takes the name of a cell's module out of the names that its types have at run time.
///
/// `print([Point()])`, `String(reflecting:)`, `dump` and errors name a type with its module, and the
/// module of a cell is our affair: a cell that is put in front would change it. Swift's runtime leaves
/// out the name of a module that is empty. So the descriptor of the module points to an empty text
/// instead; no symbol, and nothing that a library is found by, changes.
///
/// - Source: swift/include/swift/ABI/Metadata.h, `TargetModuleContextDescriptor`: 32 bits of flags, 32
///   of the parent, then the name as an offset from its own place.
enum ModuleName {
  static func hide(_ module: String, inObject path: String) {
    guard let bytes = FileManager.default.contents(atPath: path) else { return }
    var object = [UInt8](bytes)
    guard hide(module, in: &object) else { return }
    _ = WholeFile.replace(path, with: object)
  }

  /// - Returns: false where the object has no types, and so no name.
  static func hide(_ module: String, in object: inout [UInt8]) -> Bool {
    let symbol = "$s\(module.utf8.count)\(module)MXM"
    guard let elf = ELFObject(object), let place = elf.place(ofSymbol: symbol) else { return false }
    let field = place.offset + 8
    // The name is in the descriptor's own section as a rule: then the offset is in the field itself.
    if let relocation = elf.relocation(at: place.value + 8, section: place.section) {
      elf.add(module.utf8.count, to: relocation, in: &object)
      return true
    }
    guard field + 4 <= object.count else { return false }
    let offset = object.withUnsafeBytes {
      $0.loadUnaligned(fromByteOffset: field, as: Int32.self)
    }
    let name = field + Int(offset)
    // It has to be what it is taken for.
    guard name >= 0, name + module.utf8.count < object.count,
      object[name..<name + module.utf8.count].elementsEqual(module.utf8),
      object[name + module.utf8.count] == 0
    else { return false }
    withUnsafeBytes(of: offset + Int32(module.utf8.count)) {
      object.replaceSubrange(field..<field + 4, with: $0)
    }
    return true
  }
}
