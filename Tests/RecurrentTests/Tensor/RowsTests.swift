import Recurrent
import Testing

@Suite struct RowsTests {
  @Test func aLoopGoesOverTheFirstAxis() {
    let x = Tensor([[1, 2, 3], [4, 5, 6]])
    var rows: [[Float]] = []
    for row in x { rows.append(row.scalars) }
    #expect(rows == [[1, 2, 3], [4, 5, 6]])
    #expect(x.map { $0.sum().item } == [6, 15])
    #expect(Array(zip(x, ["a", "b"])).map(\.1) == ["a", "b"])
    var empty = 0
    for _ in zeros(0, 3) { empty += 1 }
    #expect(empty == 0)
  }

  @Test func rowsHaveGradients() {
    let w = Parameter(Tensor([[1, 2], [3, 4]]))
    var loss = Tensor(0)
    for (index, row) in w.enumerated() { loss = loss + row.sum() * Float(index + 1) }
    loss.backward()
    #expect(w.grad?.scalars == [1, 1, 2, 2])
  }

  @Test func aListStandsForATensor() {
    let x = Tensor([[1, 2, 3], [4, 5, 6]])
    #expect((x + [1, 2, 3]).scalars == [2, 4, 6, 5, 7, 9])
    #expect(([1, 2, 3] + x).scalars == [2, 4, 6, 5, 7, 9])
    #expect((x - [1, 2, 3]).scalars == [0, 0, 0, 3, 3, 3])
    #expect(([1, 2, 3] - x).scalars == [0, 0, 0, -3, -3, -3])
    #expect((x * [1, 2, 3]).scalars == [1, 4, 9, 4, 10, 18])
    #expect(([6, 6, 6] / x).scalars == [6, 3, 2, 1.5, 1.2, 1])
    #expect((x / [1, 2, 3]).scalars == [1, 1, 1, 4, 2.5, 2])
    // Two lists are joined, as everywhere in Swift.
    #expect([1, 2] + [3] == [1, 2, 3])
  }
}
