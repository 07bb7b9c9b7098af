import Recurrent
import Testing

/// The tape: what is recorded, walked and freed.
@Suite struct TapeTests {
  @Test func aSmallProgramHasTheGradientFoundByHand() {
    let w = Parameter(Tensor([[2, -1], [0.5, 3]]))
    let x = Tensor([[1, 2]])
    let loss = mseLoss(x • w + 1, Tensor([[0, 0]]))
    // y = [4, 6]; dy = 2 y / 2; dw = xᵀ dy.
    #expect(loss.item == 26)
    loss.backward()
    #expect(w.grad == Tensor([[4, 6], [8, 12]]))
  }

  @Test func gradientsOfTwoPassesAddUp() {
    let w = Parameter(Tensor([3]))
    (w * w).sum().backward()
    (w * 5).sum().backward()
    #expect(w.grad == Tensor([11]))
    w.zeroGrad()
    #expect(w.grad == nil)
  }

  @Test func aMillionNodesAreWalkedAndFreed() {
    let w = Parameter(Tensor(1))
    var x = w
    for _ in 0..<1_000_000 { x = x + 1 }
    x.backward()
    #expect(w.grad?.item == 1)
  }

  @Test func aMillionNodesAreFreedWithoutAWalk() {
    let w = Parameter(Tensor(1))
    var x = w
    for _ in 0..<1_000_000 { x = x + 1 }
    #expect(x.item == 1_000_001)
  }

  @Test func nothingIsRecordedInsideNoGrad() {
    let w = Parameter(Tensor([1, 2]))
    let y = noGrad { w * 2 }
    #expect(!y.requiresGrad)
    #expect((w * 2).requiresGrad)
  }

  @Test func aParameterChangesInPlaceInsideNoGrad() {
    let w = Parameter(Tensor([1, 2]))
    var alias = w
    let before = w.detached
    noGrad { alias -= Tensor([1, 1]) }
    #expect(w == Tensor([0, 1]))
    #expect(before == Tensor([1, 2]))
  }

  @Test func aResultKeepsItsGradientOnRequest() {
    let w = Parameter(Tensor([2]))
    let h = w * 3
    h.retainGrad()
    (h * h).sum().backward()
    #expect(h.grad == Tensor([12]))
    #expect(w.grad == Tensor([36]))
  }
}
