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

  /// Each index in each comparison: the compiler has to find one meaning, with the numbers that
  /// subscripts can also be.
  @Test func partsAreComparedWithPartsAndNumbers() {
    let y = Tensor([[1, 1, 3], [4, 5, 5]])
    let differ = y[.all, ..<(-1)] .!= y[.all, 1...]
    #expect(differ.scalars == [0, 1, 1, 0])
    let agree = y[.all, ..<(-1)] .== y[.all, 1...]
    #expect(agree.scalars == [1, 0, 0, 1])
    let rises = y[.all, ..<(-1)] .< y[.all, 1...]
    #expect(rises.scalars == [0, 1, 1, 0])
    let isNotAbove = y[.all, 0..<2] .<= y[.all, 1..<3]
    #expect(isNotAbove.scalars == [1, 1, 1, 1])
    let isAbove = y[.all, 0...1] .> y[.all, 1...2]
    #expect(isAbove.scalars == [0, 0, 0, 0])
    let isNotBelow = y[.all, ...1] .>= y[.all, 1...]
    #expect(isNotBelow.scalars == [1, 0, 0, 1])
    let columns = y[.all, 0] .== y[.all, 1]
    #expect(columns.scalars == [1, 0])
    let rows = y[0] .< y[1]
    #expect(rows.scalars == [1, 1, 1])
    let ones = y[0] .== 1
    #expect(ones.scalars == [1, 1, 0])
    let large = y[1, .all] .> 4.5
    #expect(large.scalars == [0, 1, 1])
    let number = y[0] .!= Float(3)
    #expect(number.scalars == [1, 1, 0])
    let item = y .> y[0, 2].item
    #expect(item.scalars == [0, 0, 0, 1, 1, 1])
    let both = (y .== 1) + (y .== 5)
    #expect(both.scalars == [1, 1, 0, 0, 1, 1])
    let inClosure = [y[0], y[1]].map { ($0 .> 1) .== $0[2] }
    #expect(inClosure.count == 2)
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
