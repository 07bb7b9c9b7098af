import CKernels

/// The variants of the kernels that this machine can run.
enum Variant {
  static let names: [String] = {
    var names: [String] = []
    while let name = ck_isa_available(names.count) { names.append(String(cString: name)) }
    return names
  }()

  static var current: String { String(cString: ck_isa_name()) }

  /// Runs `body` with the named variant, then switches back.
  static func with<Result>(_ name: String, _ body: () throws -> Result) rethrows -> Result {
    let before = current
    precondition(ck_set_isa(name), "variant \(name) is not available")
    defer { ck_set_isa(before) }
    let result = try body()
    precondition(current == name, "another test switched the variant")
    return result
  }
}
