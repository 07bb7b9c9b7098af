import Recurrent
import Testing

/// What is said of targets that do not fit their scores: what was probably meant.
@Suite struct LossMessageTests {
  @Test(arguments: [
    ([2, 5, 7], [2, 5], "the classes are axis 1 of the scores: permuted(0, 2, 1)"),
    ([3, 2, 5, 7], [3, 2, 5], "the classes are axis 1 of the scores: permuted(0, 3, 1, 2)"),
    ([7, 4], [4], "the classes are axis 1 of the scores: transposed()"),
    ([7, 2, 5], [2, 5], "the classes are axis 1 of the scores: permuted(1, 0, 2)"),
    (
      [4, 7], [4, 7],
      "targets are class numbers, one for each row of scores, not a number for each class: "
        + "targets.argmax(axis: 1)"
    ),
    (
      [7], [7],
      "targets are class numbers, one for each row of scores, not a number for each class: "
        + "targets.argmax(axis: 0)"
    ),
    ([4, 7], [4, 1], "targets of shape [4] are needed: targets.squeezed(1)"),
    ([4, 7], [1, 4], "targets of shape [4] are needed: targets.squeezed(0)"),
    (
      [2, 5, 7], [10],
      "one row of scores for each target is needed: scores.reshaped(-1, 7)"
    ),
    (
      [4, 7], [3],
      "targets of shape [4] are needed, one for each row of scores, whose classes are axis 1"
    ),
  ])
  func classTargetsOfAnotherShape(scores: [Int], targets: [Int], advice: String) {
    #expect(
      ClassTargets.shapeProblem("crossEntropy", scores: zeros(scores), targetShape: targets)
        == "crossEntropy: scores \(scores) and targets \(targets): \(advice)")
  }

  @Test func shapesThatFitAreNoProblem() {
    for (scores, targets) in [([2, 7, 5], [2, 5]), ([4, 7], [4]), ([7], []), ([7], [1])] {
      #expect(
        ClassTargets.shapeProblem("nllLoss", scores: zeros(scores), targetShape: targets) == nil)
    }
  }

  @Test func aTargetThatIsNoClassIsNamedWithItsPlace() {
    func problem(_ targets: [Int], _ shape: [Int], ignoreIndex: Int = -100) -> String? {
      ClassTargets.rangeProblem(
        "nllLoss", targets, shape: shape, classes: 5, ignoreIndex: ignoreIndex)
    }
    #expect(
      problem([0, 4, 9, 1], [2, 2])
        == "nllLoss: the target 9 at [1, 0] is outside 0..<5; the scores have 5 classes")
    #expect(
      problem([1, 5, 2], [3])
        == "nllLoss: the target 5 at [1] is outside 0..<5; the classes are numbered from 0: "
        + "targets - 1")
    #expect(
      problem([0, -1, 2], [3])
        == "nllLoss: the target -1 at [1] is outside 0..<5; if it stands for a missing target: "
        + "ignoreIndex: -1")
    #expect(problem([0, -1, 2], [3], ignoreIndex: -1) == nil)
    #expect(problem([-100, 4], [2]) == nil)
    #expect(
      ClassTargets.fractionProblem("crossEntropy", Tensor([[0, 1], [0.5, 2]]))
        == "crossEntropy: the target 0.5 at [1, 0] is no class number; targets are whole numbers from 0"
    )
  }

  @Test(arguments: [
    ([4, 1], [4], ": squeezed(1) of the prediction, or unsqueezed(1) of the target"),
    ([4], [4, 1], ": squeezed(1) of the target, or unsqueezed(1) of the prediction"),
    ([1, 4], [4], ": squeezed(0) of the prediction, or unsqueezed(0) of the target"),
    ([2, 3], [3, 2], ": reshaped(3, 2) of the prediction"), ([2, 3], [4], ""),
  ])
  func aPredictionOfAnotherShape(prediction: [Int], target: [Int], advice: String) {
    #expect(
      lossProblem("bceWithLogits", zeros(prediction), zeros(target))
        == "bceWithLogits: the prediction is \(prediction), the target \(target); the shapes must be "
        + "equal\(advice)")
  }

  @Test func aWeightOfAnotherShape() {
    #expect(
      lossProblem("mseLoss", zeros(3), zeros(3), ones(1))
        == "mseLoss: the weight is [1], the prediction [3]; the shapes must be equal")
    #expect(lossProblem("mseLoss", zeros(3), zeros(3), ones(3)) == nil)
  }
}
