/// SHA-256, the one digest of this package. Finding two inputs with the same digest is out of
/// anybody's reach, so a digest stands for its input.
///
/// swift-crypto has it too, several times as fast where the processor helps, but is a second package's
/// worth of C and assembly to build, and all that is ever digested at length is the toolchain, once
/// on each machine.
///
/// - Source: FIPS 180-4, sections 4.1.2, 5 and 6.2.
package struct SHA256: Sendable {
  private var state = SIMD8<UInt32>(
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
    0x5be0_cd19)
  /// What is left of the last block, fewer than 64 bytes.
  private var pending: [UInt8] = []
  private var length: UInt64 = 0

  package init() {}

  /// The digest of one run of bytes.
  package static func digest(of bytes: some Sequence<UInt8>) -> [UInt8] {
    var hash = SHA256()
    hash.append(bytes)
    return hash.bytes
  }

  package mutating func append(_ more: some Sequence<UInt8>) {
    let done: Void? = more.withContiguousStorageIfAvailable { append(UnsafeRawBufferPointer($0)) }
    if done == nil { Array(more).withUnsafeBytes { append($0) } }
  }

  package mutating func append(_ more: UnsafeRawBufferPointer) {
    length += UInt64(more.count)
    var rest = more[...]
    if !pending.isEmpty {
      let filling = rest.prefix(64 - pending.count)
      pending += filling
      rest = rest.dropFirst(filling.count)
      guard pending.count == 64 else { return }
      pending.withUnsafeBytes { Self.mix($0, into: &state) }
      pending.removeAll(keepingCapacity: true)
    }
    let blocks = rest.prefix(rest.count / 64 * 64)
    Self.mix(UnsafeRawBufferPointer(rebasing: blocks), into: &state)
    pending += rest.dropFirst(blocks.count)
  }

  /// The 32 bytes of the digest of all that was appended so far.
  package var bytes: [UInt8] {
    var copy = self
    var padding: [UInt8] = [0x80]
    while (Int(length) + padding.count) % 64 != 56 { padding.append(0) }
    copy.append(padding + withUnsafeBytes(of: (length * 8).bigEndian) { Array($0) })
    let state = copy.state
    return (0..<8).flatMap { word in withUnsafeBytes(of: state[word].bigEndian) { Array($0) } }
  }

  /// The same as 64 hexadecimal digits.
  package var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// Eight rounds at a time, each with the variables one place further: rotating their values
  /// instead costs a third of the speed.
  private static func mix(_ blocks: UnsafeRawBufferPointer, into state: inout SIMD8<UInt32>) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { w in
      constants.withUnsafeBufferPointer { k in
        for start in stride(from: 0, to: blocks.count, by: 64) {
          for i in 0..<16 {
            w[i] = UInt32(
              bigEndian: blocks.loadUnaligned(fromByteOffset: start &+ 4 &* i, as: UInt32.self))
          }
          for i in 16..<64 {
            let s0 = turn(w[i &- 15], 7) ^ turn(w[i &- 15], 18) ^ w[i &- 15] &>> 3
            let s1 = turn(w[i &- 2], 17) ^ turn(w[i &- 2], 19) ^ w[i &- 2] &>> 10
            w[i] = w[i &- 16] &+ s0 &+ w[i &- 7] &+ s1
          }
          var (a, b, c, d) = (state[0], state[1], state[2], state[3])
          var (e, f, g, h) = (state[4], state[5], state[6], state[7])
          for i in stride(from: 0, to: 64, by: 8) {
            round(a, b, c, &d, e, f, g, &h, k[i] &+ w[i])
            round(h, a, b, &c, d, e, f, &g, k[i &+ 1] &+ w[i &+ 1])
            round(g, h, a, &b, c, d, e, &f, k[i &+ 2] &+ w[i &+ 2])
            round(f, g, h, &a, b, c, d, &e, k[i &+ 3] &+ w[i &+ 3])
            round(e, f, g, &h, a, b, c, &d, k[i &+ 4] &+ w[i &+ 4])
            round(d, e, f, &g, h, a, b, &c, k[i &+ 5] &+ w[i &+ 5])
            round(c, d, e, &f, g, h, a, &b, k[i &+ 6] &+ w[i &+ 6])
            round(b, c, d, &e, f, g, h, &a, k[i &+ 7] &+ w[i &+ 7])
          }
          state &+= SIMD8(a, b, c, d, e, f, g, h)
        }
      }
    }
  }

  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32,
    _ g: UInt32, _ h: inout UInt32, _ input: UInt32
  ) {
    let t = h &+ (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) &+ (g ^ e & (f ^ g)) &+ input
    d &+= t
    h = t &+ (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) &+ (a & b | c & (a | b))
  }

  @inline(__always)
  private static func turn(_ x: UInt32, _ n: UInt32) -> UInt32 { x &>> n | x &<< (32 &- n) }

  /// The fractional parts of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}
