internal import Figures
internal import Runs

/// Everything that a cell sent while it ran, in the order in which it did.
struct CellOutput {
  private struct Piece {
    /// Nil for text.
    var figure: Figure?
    var stream = OutputChunk.Stream.output
    var bytes: [UInt8] = []
  }

  private var pieces: [Piece] = []
  /// In the order in which they failed.
  private(set) var claims: [BrokenClaim] = []
  /// In the order in which they were read first.
  private(set) var controls: [ControlReport] = []
  /// What it had for the runner alone: values of an answer, verdicts of a judge.
  var records: [[UInt8]] = []
  /// What the library warned of.
  var warnings: [CellWarning] = []

  /// However the text was divided on its way, what lies between two figures or two changes of the
  /// stream is one piece.
  mutating func add(_ bytes: [UInt8], to stream: OutputChunk.Stream) {
    if let last = pieces.last, last.figure == nil, last.stream == stream {
      pieces[pieces.count - 1].bytes += bytes
    } else {
      pieces.append(Piece(stream: stream, bytes: bytes))
    }
  }

  mutating func addFigure(_ json: [UInt8]) {
    guard let figure = ResultJSON.decode(Figure.self, from: json) else { return }
    pieces.append(Piece(figure: figure))
  }

  mutating func addClaim(_ json: [UInt8]) {
    guard let claim = ResultJSON.decode(BrokenClaim.self, from: json) else { return }
    claims.append(claim)
  }

  mutating func addControl(_ json: [UInt8]) {
    guard let control = ResultJSON.decode(ControlReport.self, from: json) else { return }
    controls.append(control)
  }

  /// What the cell wrote to standard error.
  var error: String {
    pieces.filter { $0.figure == nil && $0.stream == .error }
      .map { PlainText.of($0.bytes) }.joined()
  }

  /// What is shown of it.
  ///
  /// - Parameter error: what is left of standard error: its beginning; nil for all of it.
  func shown(error: String? = nil) -> (text: [OutputChunk], figures: [Figure]) {
    let figures = pieces.compactMap(\.figure)
    let wholes = figures.wholes
    var room = error?.utf8.count ?? .max
    var seen = 0
    var text: [OutputChunk] = []
    for piece in pieces {
      guard piece.figure == nil else {
        seen += 1
        continue
      }
      var own = PlainText.of(piece.bytes)
      if piece.stream == .error {
        own = String(decoding: own.utf8.prefix(room), as: UTF8.self)
        room -= own.utf8.count
      }
      let before = wholes.count { $0 < seen }
      if !own.isEmpty { text.append(OutputChunk(piece.stream, own, figuresBefore: before)) }
    }
    return (text, wholes.map { figures[$0] })
  }
}
