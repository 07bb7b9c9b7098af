import Foundation
import Recurrent
import Testing

@Suite struct TensorTests {
  @Test func literalsHaveTheirShapes() {
    #expect(Tensor(3).shape == [])
    #expect(Tensor([1, 2, 3]).shape == [3])
    #expect(Tensor([[1, 2, 3], [4, 5, 6]]).shape == [2, 3])
    #expect(Tensor([[[1, 2, 3]], [[4, 5, 6]]]).shape == [2, 1, 3])
    #expect(Tensor([[1, 2], [3, 4]]).scalars == [1, 2, 3, 4])
    #expect(Tensor([Float]()).shape == [0])
  }

  @Test func creatorsFillTheirShapes() {
    #expect(zeros(2, 3).scalars == Array(repeating: 0, count: 6))
    #expect(ones([2, 0, 3]).count == 0)
    #expect(full([2], 2.5) == Tensor([2.5, 2.5]))
    #expect(arange(4) == Tensor([0, 1, 2, 3]))
    #expect(arange(from: 1, to: 2, by: 0.25) == Tensor([1, 1.25, 1.5, 1.75]))
    #expect(arange(from: 3, to: 0, by: -1) == Tensor([3, 2, 1]))
    #expect(linspace(from: 0, to: 1, count: 5) == Tensor([0, 0.25, 0.5, 0.75, 1]))
    #expect(eye(2, 3) == Tensor([[1, 0, 0], [0, 1, 0]]))
    #expect(oneHot([2, 0], classes: 3) == Tensor([[0, 0, 1], [1, 0, 0]]))
    #expect(oneHot(Tensor([[1], [0]]), classes: 2).shape == [2, 1, 2])
  }

  @Test func aCopyDoesNotChangeWithTheOriginal() {
    var x = Tensor([[1, 2], [3, 4]])
    let y = x
    let row = x[0]
    x[0, 1] = 9
    #expect(x == Tensor([[1, 9], [3, 4]]))
    #expect(y == Tensor([[1, 2], [3, 4]]))
    #expect(row == Tensor([1, 2]))
  }

  @Test func aParametersViewsDoNotChangeWithIt() {
    let w = Parameter(Tensor([1, 2]))
    let flat = w.reshaped(2, 1)
    let kept = w.detached
    noGrad { w.assign(Tensor([5, 6])) }
    #expect(flat == Tensor([[1], [2]]))
    #expect(kept == Tensor([1, 2]))
    #expect(w == Tensor([5, 6]))
  }

  @Test func comparisonsLookAtShapesFirst() {
    #expect(Tensor([1, 2]) != Tensor([[1, 2]]))
    #expect(!Tensor([1, 2]).isClose(to: Tensor([[1, 2]])))
    #expect(Tensor([1, 2]).isClose(to: Tensor([1, 2.00001])))
    #expect(!Tensor([1, 2]).isClose(to: Tensor([1, 2.001])))
    #expect(!Tensor([Float.nan]).isClose(to: Tensor([Float.nan])))
    #expect(Tensor([Float.nan]).isClose(to: Tensor([Float.nan]), equalNaN: true))
    #expect(Tensor([1, 5]).maximumDifference(from: Tensor([2, 3])) == 2)
    #expect(Tensor([Float.nan]).maximumDifference(from: Tensor([2])).isNaN)
    #expect((Tensor([1, 2, 3]) .> 2) == Tensor([0, 0, 1]))
    #expect((Tensor([1, 2, 3]) .<= Tensor([[2], [1]])) == Tensor([[1, 1, 0], [1, 0, 0]]))
    #expect((Tensor([1, 2]) .!= 2) == Tensor([1, 0]))
  }

  @Test func codingKeepsEveryBit() throws {
    let x = Tensor(
      [0.1, -0, .leastNonzeroMagnitude, 16_777_216, .greatestFiniteMagnitude, 3], shape: [3, 1, 2])
    let copy = try JSONDecoder().decode(Tensor.self, from: JSONEncoder().encode(x))
    #expect(copy.shape == x.shape)
    #expect(copy.scalars.map(\.bitPattern) == x.scalars.map(\.bitPattern))
  }

  @Test func codingRefusesNumbersThatDoNotFit() {
    let text = Data(#"{"shape": [2, 3], "scalars": [1, 2]}"#.utf8)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Tensor.self, from: text) }
  }

  @Test func splitsAndJoinsAreInverse() {
    let x = randn([4, 5, 3], using: Generator(seed: 1))
    for axis in -3..<3 {
      let size = x.shape[axis < 0 ? axis + 3 : axis]
      #expect(concatenated(x.split([1, size - 1], axis: axis), axis: axis) == x)
      #expect(concatenated(x.split(every: 2, axis: axis), axis: axis) == x)
      #expect(stacked(x.unstacked(axis: axis), axis: axis) == x)
    }
    #expect(x.flipped(1).flipped(-2) == x)
    #expect(x.flipped(0)[0] == x[3])
    #expect(x.T.T == x)
    #expect(x.permuted(2, 0, 1)[1, 2, 3].item == x[2, 3, 1].item)
  }

  @Test func maximumAndMinimumChooseAndShare() {
    let (x, y) = (Parameter(Tensor([1, 5, 3])), Parameter(Tensor([[2, 4, 3]])))
    #expect(x.maximum(y) == Tensor([[2, 5, 3]]))
    #expect(x.minimum(y) == Tensor([[1, 4, 3]]))
    x.maximum(y).sum().backward()
    #expect(x.grad == Tensor([0, 1, 0.5]))
    #expect(y.grad == Tensor([[1, 0, 0.5]]))
  }
}
