import Recurrent
import Testing

@Suite struct SubscriptTests {
  let x = arange(24).reshaped(2, 3, 4)

  @Test func placesAndRangesChooseParts() {
    #expect(x[1, 2, 3].item == 23)
    #expect(x[-1].shape == [3, 4])
    #expect(x[.all, 1] == Tensor([[4, 5, 6, 7], [16, 17, 18, 19]]))
    #expect(x[.rest, 0] == Tensor([[0, 4, 8], [12, 16, 20]]))
    #expect(x[0, 1..<3, 2...] == Tensor([[6, 7], [10, 11]]))
    #expect(x[0, 0, ...1] == Tensor([0, 1]))
    #expect(x[0, 0, ..<(-1)] == Tensor([0, 1, 2]))
    #expect(x[0, 0, (-2)...] == Tensor([2, 3]))
    #expect(x[0, 0, .every(2)] == Tensor([0, 2]))
    #expect(x[0, 0, stride(from: 1, to: 4, by: 2)] == Tensor([1, 3]))
    #expect(x[0, 0, stride(from: 0, through: 3, by: 3)] == Tensor([0, 3]))
    #expect(x[0, .newAxis, 1].shape == [1, 4])
    #expect(x[5..<9].shape == [0, 3, 4])
    #expect(x[0, 0, 0...9].shape == [4])
  }

  @Test func numbersAreReadAndWrittenDirectly() {
    var y = x
    let v: Float = y[1, 0, 2]
    #expect(v == 14)
    y[0, 0, 0] = -1
    y[1] = 0
    #expect(y[0, 0, 0].item == -1)
    #expect(y[1].sum().item == 0)
    #expect(y[0, 1] == x[0, 1])
  }

  @Test func anAssignmentRepeatsSmallerValues() {
    var y = zeros(2, 3)
    y[.all, 1] = Tensor([5, 6])
    y[.all, 2...] = Tensor([[7]])
    #expect(y == Tensor([[0, 5, 7], [0, 6, 7]]))
  }

  @Test func gradientsOfAnAssignmentGoToBothSides() {
    let (w, v) = (Parameter(Tensor([[1, 2], [3, 4]])), Parameter(Tensor([10])))
    var y = w * 2
    y[.all, 0] = v * 3
    (y * Tensor([[1, 2], [3, 4]])).sum().backward()
    #expect(y == Tensor([[30, 4], [30, 8]]))
    #expect(w.grad == Tensor([[0, 4], [0, 8]]))
    #expect(v.grad == Tensor([12]))
  }

  @Test func aConstantBecomesAResultWhenAResultIsAssigned() {
    let v = Parameter(Tensor(2))
    var y = zeros(3)
    for i in 0..<3 { y[i] = v * Float(i) }
    y.sum().backward()
    #expect(v.grad?.item == 3)
  }
}
