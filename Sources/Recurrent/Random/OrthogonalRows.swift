/// Makes the vectors of a matrix orthogonal: two passes of Gram–Schmidt, in double.
///
/// It gives the Q of the QR decomposition whose R has a positive diagonal, which is what PyTorch's
/// `orthogonal_` makes of LAPACK's Q. A second pass removes what rounding left in the first.
enum OrthogonalRows {
  /// - Parameters:
  ///   - values: a matrix of `shape[0]` rows, row-major; overwritten.
  ///   - gain: length of each vector of the result.
  static func make(of values: UnsafeMutableBufferPointer<Float>, shape: [Int], gain: Double) {
    contract(shape.count >= 2, "orthogonal: needs at least two axes, not \(shape)")
    let rows = shape[0]
    let columns = shape[1...].reduce(1, *)
    guard rows > 0, columns > 0 else { return }
    // The longer axis runs along a vector: rows where the matrix is wide, else columns.
    let isWide = rows < columns
    let (count, length) = isWide ? (rows, columns) : (columns, rows)
    let (vectorStep, elementStep) = isWide ? (columns, 1) : (1, columns)
    var vectors = (0..<count).map { vector in
      (0..<length).map { Double(values[vector * vectorStep + $0 * elementStep]) }
    }
    for vector in 0..<count {
      for _ in 0..<2 {
        for earlier in 0..<vector {
          let overlap = dot(vectors[earlier], vectors[vector])
          for i in 0..<length { vectors[vector][i] -= overlap * vectors[earlier][i] }
        }
      }
      let norm = dot(vectors[vector], vectors[vector]).squareRoot()
      for i in 0..<length { vectors[vector][i] /= norm }
    }
    for vector in 0..<count {
      for i in 0..<length {
        values[vector * vectorStep + i * elementStep] = Float(vectors[vector][i]) * Float(gain)
      }
    }
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
