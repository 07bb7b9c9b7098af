/// The engine MT19937: 624 words of state, each step a word of 32 bits.
///
/// - Source: Matsumoto and Nishimura, "Mersenne Twister", ACM TOMACS 8 (1998).
struct MersenneTwister {
  private static let size = 624
  private static let shift = 397

  private var state: [UInt32]
  private var position = MersenneTwister.size

  init(seed: UInt32) {
    state = [seed]
    state.reserveCapacity(Self.size)
    for index in 1..<UInt32(Self.size) {
      let last = state[state.count - 1]
      state.append(1_812_433_253 &* (last ^ (last >> 30)) &+ index)
    }
  }

  /// The next word.
  mutating func next() -> UInt32 {
    if position == Self.size { refill() }
    var word = state[position]
    position += 1
    word ^= word >> 11
    word ^= (word << 7) & 0x9D2C_5680
    word ^= (word << 15) & 0xEFC6_0000
    return word ^ (word >> 18)
  }

  /// Makes the next 624 words of state from the last ones.
  private mutating func refill() {
    state.withUnsafeMutableBufferPointer { state in
      for k in 0..<Self.size {
        let following = state[k + 1 == Self.size ? 0 : k + 1]
        let joined = (state[k] & 0x8000_0000) | (following & 0x7FFF_FFFF)
        let other = k + Self.shift
        let mask: UInt32 = following & 1 == 0 ? 0 : 0x9908_B0DF
        state[k] = state[other < Self.size ? other : other - Self.size] ^ (joined >> 1) ^ mask
      }
    }
    position = 0
  }
}
