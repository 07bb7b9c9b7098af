import Engine
import Site
import Synchronization

/// What is waited for: one line that is drawn over and over on a terminal, or, where standard error
/// goes elsewhere, a line for each lesson that has to run and for each cell that takes long.
final class ProgressLine: Sendable {
  enum Style {
    case none, plain, redrawn
  }

  private struct State {
    var activities: [Int: Activity] = [:]
    var done = 0
    var total = 0
    var isVisible = false
    var ticker: Task<Void, Never>?
  }

  private let style: Style
  private let width: Int
  private let state = Mutex(State())

  init(style: Style, width: Int) {
    self.style = style
    self.width = width
  }

  func update(_ progress: SiteProgress) {
    switch progress {
    case .sandbox(let sandbox): say("sandbox: \(sandbox)")
    case .started(let lessons): expect(lessons)
    case .lessonStarted(let lesson, let name, let cells): begin(lesson, name: name, cells: cells)
    case .cell(let progress, let lesson): update(lesson, progress)
    case .lessonEnded(let lesson): end(lesson)
    case .ended: finish()
    case .forgotten(let reason): say("results are not remembered: \(reason)")
    case .cacheTrouble(let reason): say("warning: \(reason)")
    }
  }

  private func say(_ line: String) {
    if style == .none { return }
    hide()
    Self.print(line + "\n")
  }

  private func expect(_ lessons: Int) {
    guard style == .redrawn else { return }
    state.withLock { state in
      state.total += lessons
      state.ticker = Task { [weak self] in
        while !Task.isCancelled {
          self?.draw()
          try? await Task.sleep(for: .milliseconds(100))
        }
      }
    }
  }

  private func begin(_ lesson: Int, name: String, cells: Int) {
    if style == .none { return }
    state.withLock { $0.activities[lesson] = Activity(name: name, cells: cells) }
  }

  private func update(_ lesson: Int, _ progress: Progress) {
    if style == .none { return }
    let lines = state.withLock { $0.activities[lesson]?.update(progress) ?? [] }
    if style == .plain { for line in lines { Self.print(line + "\n") } }
  }

  private func end(_ lesson: Int) {
    if style == .none { return }
    state.withLock {
      $0.activities[lesson] = nil
      $0.done += 1
    }
  }

  /// Takes the line away for other text; it comes back by itself.
  func hide() {
    state.withLock { state in
      if state.isVisible { Self.print("\r\u{1B}[K") }
      state.isVisible = false
    }
  }

  private func finish() {
    state.withLock {
      $0.ticker?.cancel()
      $0.ticker = nil
    }
    hide()
  }

  private func draw() {
    state.withLock { state in
      // After `finish` the ticker may be on its way here still.
      guard state.ticker != nil, let first = state.activities.min(by: { $0.key < $1.key }) else {
        return
      }
      let others = state.activities.count - 1
      var line = state.total > 1 ? "[\(state.done + 1)/\(state.total)] " : ""
      line += first.value.text
      if others > 0 { line += ", and \(others) more" }
      state.isVisible = true
      Self.print("\r\u{1B}[K" + line.fitting(columns: width - 1))
    }
  }

  private static func print(_ text: String) {
    // Progress is a courtesy: where it cannot be written, the work goes on.
    try? Descriptor.error.write(text)
  }
}

/// What one lesson is doing.
private struct Activity {
  /// A cell that takes longer is worth a line of its own.
  private static let long = 1.0

  private let name: String
  private let cells: Int
  /// Counts from 0; nil until something has to run.
  private var cell: Int?
  private var verb = ""
  /// What a training loop says of itself.
  private var step = ""
  private var since = ContinuousClock.now

  init(name: String, cells: Int) {
    self.name = name
    self.cells = cells
  }

  /// - Returns: The lines that tell it where no line can be redrawn.
  mutating func update(_ progress: Progress) -> [String] {
    let isFirst = cell == nil
    switch progress {
    case .compiling(let cell): move(to: cell, "compiling")
    case .running(let cell): move(to: cell, "running")
    case .step(_, let text): step = ", \(text)"
    case .finished(let cell, _, let seconds, let cached):
      let isLong = !cached && seconds >= Self.long
      return isLong ? ["\(name): cell \(cell + 1) of \(cells) took \(Self.text(seconds))"] : []
    }
    return isFirst ? ["\(name): running, \(counted(cells, "cell"))"] : []
  }

  private mutating func move(to cell: Int, _ verb: String) {
    if self.cell != cell { since = .now }
    self.cell = cell
    self.verb = verb
    step = ""
  }

  var text: String {
    guard let cell else { return "\(name)" }
    let waited = since.duration(to: .now)
    let seconds =
      Double(waited.components.seconds) + Double(waited.components.attoseconds) * 1e-18
    return "\(name): \(verb) cell \(cell + 1) of \(cells), \(Self.text(seconds))\(step)"
  }

  /// `3.2 s`.
  private static func text(_ seconds: Double) -> String {
    let tenths = Int((seconds * 10).rounded())
    return "\(tenths / 10).\(tenths % 10) s"
  }
}

extension String {
  /// Its beginning that fits; whatever is not ASCII is taken for two columns.
  fileprivate func fitting(columns: Int) -> String {
    var rest = columns
    return String(
      prefix { character in
        rest -= character.isASCII ? 1 : 2
        return rest >= 0
      })
  }
}
