/// What is wrong with the options of a recurrent layer.
package enum RecurrentOptions {
  package static func problem(
    _ layer: String, inputSize: Int, hiddenSize: Int, numLayers: Int, dropout: Double
  ) -> String? {
    if inputSize < 1 { return "\(layer): inputSize \(inputSize) must be at least 1" }
    if hiddenSize < 1 { return "\(layer): hiddenSize \(hiddenSize) must be at least 1" }
    if numLayers < 1 { return "\(layer): numLayers \(numLayers) must be at least 1" }
    if !(0...1).contains(dropout) {
      return "\(layer): dropout \(dropout) is a probability, between 0 and 1"
    }
    if dropout > 0 && numLayers == 1 {
      return "\(layer): dropout \(dropout) acts between layers, and numLayers is 1; "
        + "raise numLayers or put a Dropout behind the layer"
    }
    return nil
  }
}
