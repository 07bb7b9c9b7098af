internal import CellProtocol
internal import Synchronization

/// The trace of the cell that runs: records of fixed size in memory that outlives the process.
enum Trace {
  /// Nil between cells. Written by the kernel's thread alone, before and after a cell.
  nonisolated(unsafe) static var page: UnsafeMutablePointer<unroll_trace>?
  private static let lock = ForkSafeLock()
  /// The thread that holds the lock; 0: none. While it describes a value, the value's own
  /// `description` may be traced code of the cell.
  private static let recorder = Atomic<UInt>(0)

  /// A value that is not a number is described this many times at a site. After that, one value in
  /// `sampling` is.
  private static let describedAlways: UInt64 = 2048
  private static let sampling: UInt64 = 64
  /// What is known of a value is found out only so often: it takes as long as making the value.
  private static let detailedAlways: UInt64 = 64

  static func record<Value>(_ value: Value, name: String, site: Site) {
    // The compiler's own variables, such as those of a result builder, have names with two underscores.
    guard let page, !(value is Void), isOwn(site, page), !name.hasPrefix("$__") else { return }
    let thread = unroll_this_thread()
    guard recorder.load(ordering: .relaxed) != thread else { return }
    let number = traceNumber(value)
    lock.withLock {
      recorder.store(thread, ordering: .relaxed)
      defer { recorder.store(0, ordering: .relaxed) }
      page.pointee.ended.lastLine = Int32(truncatingIfNeeded: site.startLine)
      guard let record = find(site, in: page, name: name, type: Value.self) else { return }
      if let number {
        recordNumber(number.number, isWhole: number.isWhole, of: value, in: record)
      } else {
        recordText(of: value, in: record)
      }
      record.pointee.count += 1
    }
  }

  /// Functions of earlier cells trace too when this cell calls them; what they made is not its own.
  private static func isOwn(_ site: Site, _ page: UnsafeMutablePointer<unroll_trace>) -> Bool {
    let owner = site.startLine / Int(UNROLL_CELL_LINES)
    return owner == 0 || owner == Int(page.pointee.ended.cell) + 1
  }

  /// The record of `site`, made at its first event; nil where there is no room.
  private static func find<Value>(
    _ site: Site, in page: UnsafeMutablePointer<unroll_trace>, name: String, type: Value.Type
  ) -> UnsafeMutablePointer<unroll_site>? {
    let capacity = Int(UNROLL_MAX_SITES)
    let slots = capacity * 2
    let table = unroll_trace_slots(page)!
    let sites = unroll_trace_sites(page)!
    let identity = site.key
    var slot = Int(identity >> 40) % slots
    while table[slot] != 0 {
      let record = sites + Int(table[slot] - 1)
      if record.pointee.identity == identity { return record }
      slot = (slot + 1) % slots
    }
    let used = Int(page.pointee.ended.siteCount)
    guard used < capacity else {
      page.pointee.ended.sitesLost += 1
      return nil
    }
    table[slot] = UInt16(used + 1)
    let record = sites + used
    record.pointee.identity = identity
    record.pointee.startLine = Int32(truncatingIfNeeded: site.startLine)
    record.pointee.endLine = Int32(truncatingIfNeeded: site.endLine)
    record.pointee.startColumn = Int32(truncatingIfNeeded: site.startColumn)
    record.pointee.endColumn = Int32(truncatingIfNeeded: site.endColumn)
    record.pointee.historyStride = 1
    record.pointee.lastIsExact = 1
    store(name, at: unroll_site_name(record), room: MemoryLayout.size(ofValue: record.pointee.name))
    store(
      traceTypeName(type), at: unroll_site_type(record),
      room: MemoryLayout.size(ofValue: record.pointee.type))
    // Last, so that a cell that dies halfway leaves no record without its text.
    page.pointee.ended.siteCount = UInt32(used + 1)
    return record
  }

  // MARK: Values

  /// A number: exact first and last, and a history that is thinned when it is full.
  private static func recordNumber<Value>(
    _ number: Double, isWhole: Bool, of value: Value,
    in record: UnsafeMutablePointer<unroll_site>
  ) {
    let count = record.pointee.count
    record.pointee.isNumber = isWhole ? 2 : 1
    record.pointee.lastNumber = number
    if number.magnitude >= 0x1p53 {
      writeText(of: value, in: record)
    } else if record.pointee.last.0 != 0 {
      unroll_site_last(record)[0] = 0
    }
    guard count % record.pointee.historyStride == 0 else { return }
    let capacity = Int(UNROLL_HISTORY)
    let history = unroll_site_history(record)!
    if record.pointee.historyCount == UInt32(capacity) {
      for i in 0..<capacity / 2 { history[i] = history[2 * i] }
      record.pointee.historyCount = UInt32(capacity / 2)
      record.pointee.historyStride *= 2
      guard count % record.pointee.historyStride == 0 else { return }
    }
    history[Int(record.pointee.historyCount)] = number
    record.pointee.historyCount += 1
  }

  /// Any other value: its text, or, at a site that is passed very often, that of some.
  private static func recordText<Value>(
    of value: Value, in record: UnsafeMutablePointer<unroll_site>
  ) {
    let count = record.pointee.count
    let isSampled = count < describedAlways || count % sampling == 0
    record.pointee.lastIsExact = isSampled ? 1 : 0
    if isSampled { writeText(of: value, in: record) }
  }

  private static func writeText<Value>(
    of value: Value, in record: UnsafeMutablePointer<unroll_site>
  ) {
    let text = traceText(value)
    let room = MemoryLayout.size(ofValue: record.pointee.last)
    if record.pointee.count == 0 { store(text, at: unroll_site_first(record), room: room) }
    store(text, at: unroll_site_last(record), room: room)
    let isDetailed = record.pointee.count < detailedAlways
    store(
      isDetailed ? traceDetail(value, shown: text) ?? "" : "", at: unroll_site_detail(record),
      room: MemoryLayout.size(ofValue: record.pointee.detail))
  }

  /// Writes as many whole characters of `text` as fit, and a NUL.
  private static func store(_ text: String, at target: UnsafeMutablePointer<CChar>, room: Int) {
    var text = text
    if text.utf8.count >= room {
      let ellipsis = "…"
      var kept = ""
      for character in text {
        guard kept.utf8.count + character.utf8.count + ellipsis.utf8.count < room else { break }
        kept.append(character)
      }
      text = kept + ellipsis
    }
    var next = target
    for byte in text.utf8 {
      next.pointee = CChar(bitPattern: byte)
      next += 1
    }
    next.pointee = 0
  }
}
