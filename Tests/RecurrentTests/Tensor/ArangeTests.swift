import Recurrent
import Testing

/// Counts and last numbers of PyTorch 2.15.0 for the same arguments.
@Suite struct ArangeTests {
  @Test(
    arguments: [
      (0, 0.3, 0.1, 3, 0.2), (0, 0.6, 0.1, 6, 0.5), (1, 1.3, 0.1, 4, 1.3), (0, 1, 0.1, 10, 0.9),
      (0, 0.7, 0.1, 7, 0.6), (0, 0.9, 0.3, 3, 0.6), (1, 0, -0.1, 10, 0.1), (0, -0.3, -0.1, 3, -0.2),
      (0, 1e-7, 1e-8, 10, 9e-8), (0, 10, 3, 4, 9), (2.5, 7.5, 0.5, 10, 7), (0.1, 0.4, 0.1, 4, 0.4),
      (1, 2, 1.0 / 3, 3, 5.0 / 3), (0, 16_777_217, 16_777_216, 2, 16_777_216),
      (-1, 1, 0.2, 10, 0.8),
    ] as [(Double, Double, Double, Int, Double)])
  func countsInDoublePrecision(
    start: Double, end: Double, step: Double, count: Int, last: Double
  ) {
    let numbers = arange(from: start, to: end, by: step)
    #expect(numbers.count == count)
    #expect(numbers.scalars.last == Float(last))
  }

  @Test func literalsAreDoubles() {
    #expect(arange(from: 0, to: 0.3, by: 0.1).count == 3)
    #expect(arange(from: 0, to: 0.6, by: 0.1).count == 6)
    #expect(arange(from: 5, to: 5).shape == [0])
    #expect(arange(from: 2, to: 5) == Tensor([2, 3, 4]))
    let (start, end): (Float, Float) = (0, 0.5)
    #expect(arange(from: start, to: end, by: 0.25) == Tensor([0, 0.25]))
  }

  @Test func whatCannotBeCountedIsAnError() {
    #expect(
      arangeProblem(5, 0, 1) == "arange from 5.0 to 0.0 by 1.0: the step leads away from the end")
    #expect(arangeProblem(0, 1, 0) == "arange from 0.0 to 1.0 by 0.0: the step is 0")
    #expect(arangeProblem(0, .infinity, 1)?.hasSuffix("one of them has no end") == true)
    #expect(arangeProblem(0, 1, 1e-300)?.hasSuffix("there are too many numbers") == true)
    #expect(arangeProblem(3, 3, -1) == nil)
  }
}
