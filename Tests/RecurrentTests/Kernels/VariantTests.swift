import CKernels
import KernelSweep
import Testing

extension KernelTests {
  /// Every instruction set gives the same bits.
  @Suite struct VariantTests {
    @Test func offersPlainLastAndRefusesUnknownVariants() {
      #expect(Variant.names.last == "plain")
      #expect(Set(Variant.names).count == Variant.names.count)
      let before = Variant.current
      #expect(!ck_set_isa("abacus"))
      #expect(Variant.current == before)
      #expect(ck_isa_available(-1) == nil)
    }

    @Test(arguments: 0..<sweep_group_count())
    func allVariantsWriteTheSameBits(group: Int) throws {
      let recordings = Variant.names.map { name in
        Variant.with(name) { Recording(of: group) }
      }
      let plain = try #require(recordings.last)
      #expect(plain.calls.count > 100)
      for (name, recording) in zip(Variant.names, recordings) {
        #expect(recording.strayStores == [], "\(name) writes outside of its output")
        #expect(recording.calls.count == plain.calls.count)
        let difference = zip(recording.calls, plain.calls).first { $0 != $1 }
        #expect(difference == nil, "\(name), \(String(cString: sweep_group_name(group)))")
      }
    }

    /// The sweep's own oracle, against numbers worked out by hand.
    @Test func oracleRoundsOnce() {
      // The product is 1 - 2^-24: the sum is a tie, then a little above it, then a little below.
      #expect(sweep_fma(1 + 0x1p-12, 1 - 0x1p-12, 0x1p-23) == 1)
      #expect(sweep_fma(1 + 0x1p-12, 1 - 0x1p-12, 0x1.00001p-23) == 1 + 0x1p-23)
      #expect(sweep_fma(1 + 0x1p-12, 1 - 0x1p-12, 0x1.ffffep-24) == 1)
      #expect(sweep_fma(0x1p-12, 0x1p-12, 1) == 1)
      #expect(sweep_fma(0x1.000002p-12, 0x1p-12, 1) == 1 + 0x1p-23)
      #expect(sweep_fma(0x1p-75, 0x1p-75, 0) == 0)
      #expect(sweep_fma(0x1p-75, 0x1.8p-75, 0) == 0x1p-149)
      #expect(sweep_fma(0x1p127, 2, -0x1p127) == 0x1p127)
      #expect(sweep_fma(0x1p127, 2, -0x1p100) == .infinity)
      #expect(sweep_fma(3, -5, 15).sign == .plus)
      #expect(sweep_fma(.infinity, 0, 1).isNaN)
    }

    @Test(arguments: Variant.names)
    func fusedMultiplyAddRoundsOnce(variant: String) {
      var first: [Float] = [0, 0, 0]
      let wrong = Variant.with(variant) { sweep_fused(2_000_000, &first) }
      #expect(wrong == 0, "first wrong: fma(\(first[0]), \(first[1]), \(first[2]))")
    }

    /// All sizes from 0 to 70; k in steps of five where each multiply-add takes twenty
    /// instructions, since there k only counts the turns of one loop.
    @Test(arguments: Variant.names)
    func productsAreChainsInAscendingOrder(variant: String) {
      var first = [0, 0, 0, 0]
      let wrong = Variant.with(variant) { sweep_products(variant == "plain" ? 5 : 1, &first) }
      #expect(wrong == 0, "first wrong: m, n, k, form = \(first)")
    }
  }
}

/// What a group of kernels wrote, call by call.
private struct Recording {
  struct Call: Equatable {
    let kernel: String
    let sizes: [Int]
    let hash: UInt64
  }

  var calls: [Call] = []
  /// Calls after which a margin has other numbers than before.
  var strayStores: [String] = []

  init(of group: Int) {
    withUnsafeMutablePointer(to: &self) { pointer in
      sweep_group(
        group,
        { context, kernel, sizes, bytes, count in
          guard let context, let kernel, let sizes, let bytes else { return }
          context.assumingMemoryBound(to: Recording.self).pointee.add(
            String(cString: kernel), [sizes[0], sizes[1], sizes[2]],
            UnsafeRawBufferPointer(start: bytes, count: count))
        }, pointer)
    }
  }

  private mutating func add(_ kernel: String, _ sizes: [Int], _ bytes: UnsafeRawBufferPointer) {
    calls.append(
      Call(kernel: kernel, sizes: sizes, hash: sweep_hash(bytes.baseAddress, bytes.count)))
    if !sweep_margins_intact(bytes.baseAddress, bytes.count) {
      strayStores.append("\(kernel) \(sizes)")
    }
  }
}
