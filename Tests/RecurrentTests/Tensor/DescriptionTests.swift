import Recurrent
import Testing

/// The texts are NumPy's for the same numbers.
@Suite struct DescriptionTests {
  @Test(arguments: [
    (Tensor(2.5), "2.5"),
    (Tensor(-3), "-3."),
    (Tensor([1, 2, 3]), "[1. 2. 3.]"),
    (Tensor([1, 2.5, -3.125]), "[ 1.     2.5   -3.125]"),
    (Tensor([[1, -2], [30, 4]]), "[[ 1. -2.]\n [30.  4.]]"),
    (Tensor([Float.nan, .infinity, 1]), "[nan inf  1.]"),
    (Tensor([Float]()), "[]"),
    (Tensor([1e-6, 1]), "[1.0000e-06 1.0000e+00]"),
    (Tensor([1e9]), "[1.0000e+09]"),
    (zeros(2, 0), "[]"),
  ])
  func looksAsInNumPy(x: Tensor, text: String) {
    #expect("\(x)" == text)
  }

  @Test func planesAreSetApart() {
    #expect("\(arange(4).reshaped(2, 1, 2))" == "[[[0. 1.]]\n\n [[2. 3.]]]")
  }

  @Test func longAxesAreElided() {
    #expect("\(arange(2000))" == "[   0.    1.    2. ... 1997. 1998. 1999.]")
    let matrix = "\(zeros(100, 100))"
    #expect(matrix.split(separator: "\n").count == 7)
    #expect(matrix.hasPrefix("[[0. 0. 0. ... 0. 0. 0.]\n [0. 0. 0. ... 0. 0. 0.]\n"))
    #expect(matrix.contains("\n ...\n"))
  }

  @Test func longRowsAreWrapped() {
    let lines = "\(arange(40))".split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.allSatisfy { $0.count <= 75 })
    #expect(lines[1].hasPrefix(" "))
  }
}
