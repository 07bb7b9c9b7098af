/// Overlapping stretches of one long series, each with what is to be predicted from it.
public struct Windows: Sendable {
  /// `[window, time, feature]`, or `[window, time]` for a series of plain numbers.
  public let inputs: Tensor
  /// As `inputs`, later in the series.
  public let targets: Tensor
  /// Where each window starts in the series.
  public let starts: [Int]

  /// Number of windows.
  public var count: Int { starts.count }
}

/// Cuts a series into windows: `x = series[s ..< s + length]` for every start s, and the targets
/// `targetShift` steps later.
///
/// - Parameters:
///   - series: `[time, feature]`, or `[time]`.
///   - length: steps of a window.
///   - stride: steps from one start to the next.
///   - targetShift: how many steps later the target ends than the input.
///   - targetLength: how many steps of the target are kept, counted from its end; left out, as many
///     as the input has. 1 asks for the value after the window alone.
///
/// - Precondition: at least one window fits.
public func windows(
  _ series: Tensor, length: Int, stride: Int = 1, targetShift: Int = 1, targetLength: Int? = nil
) -> Windows {
  if stride < 1 { broken("windows: stride is \(stride), not 1 or more") }
  let last = series.rank == 0 ? -1 : series.shape[0] - length - max(targetShift, 0)
  let starts = last < 0 ? [] : Array(Swift.stride(from: 0, through: last, by: stride))
  if starts.isEmpty {
    broken(
      "windows: \(series.label) is too short for a window of \(length) steps and a target "
        + "\(targetShift) later")
  }
  return windows(
    series, length: length, startingAt: starts, targetShift: targetShift,
    targetLength: targetLength)
}

/// Cuts windows at given places, such as random ones; otherwise as the other form.
///
/// - Precondition: every window and its target lie inside the series.
public func windows(
  _ series: Tensor, length: Int, startingAt starts: [Int], targetShift: Int = 1,
  targetLength: Int? = nil
) -> Windows {
  let cut = WindowCut(
    time: series.shape.first, length: length, shift: targetShift,
    targetLength: targetLength ?? length)
  demand(cut.problem(series.label, starts))
  return Windows(
    inputs: cut.rows(of: series, at: starts, count: length),
    targets: cut.rows(of: series, at: starts.map(cut.targetStart), count: cut.targetLength),
    starts: starts)
}

/// The sizes of a cut.
struct WindowCut {
  let time: Int?
  let length: Int
  let shift: Int
  let targetLength: Int

  func targetStart(_ start: Int) -> Int { start + length + shift - targetLength }

  func problem(_ label: String, _ starts: [Int]) -> String? {
    guard let time else { return "windows: \(label) has no time axis" }
    if length < 1 { return "windows: length is \(length), not 1 or more" }
    if targetLength < 1 { return "windows: targetLength is \(targetLength), not 1 or more" }
    for start in starts {
      let first = min(start, targetStart(start))
      let end = start + length + max(shift, 0)
      if first < 0 || end > time {
        return "windows: the window at \(start) needs steps \(first)..<\(end), "
          + "\(label) has 0..<\(time)"
      }
    }
    return nil
  }

  func rows(of series: Tensor, at starts: [Int], count: Int) -> Tensor {
    let tail = Array(series.shape.dropFirst())
    let width = tail.reduce(1, *)
    let result = Tensor(unfilled: [starts.count, count] + tail)
    for (index, start) in starts.enumerated() {
      (result.base + index * count * width).update(
        from: series.base + start * width, count: count * width)
    }
    return result
  }
}
