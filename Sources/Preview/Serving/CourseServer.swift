internal import Engine
package import FlyingFox
internal import Foundation
internal import Lessons
package import Site
internal import Synchronization

/// A course behind its gate: its pages, the files that they link to, the client, and what is sent to
/// open pages.
package final class CourseServer: ServedCourse {
  /// What the server has to say, for a terminal.
  package enum Notice: Sendable {
    case ran(RunReport)
    /// A change of files that no page shows by itself.
    case courseChanged([String])
    case trouble(String)
  }

  private struct State {
    var course: LiveCourse
    var pages: [String: LivePage]
    /// Nil until a request asks for one: finding them is a walk through all links.
    var files: [String: String]?
    var rooms: [String: LessonRoom] = [:]
    /// The rooms with processes, the newest last.
    var order: [String] = []
    /// Counts changes of files.
    var turn = 0
    /// Pages that no lesson makes, while the course is as it was.
    var made: [String: String] = [:]
  }

  private let state: Mutex<State>
  private let progress = CourseProgress()
  private let writes: Bool
  private let notice: @Sendable (Notice) -> Void
  private let watch: Mutex<FolderWatch?> = Mutex(nil)

  /// How many lessons keep their processes at most: a kernel has some tens of megabytes, and one that was
  /// closed is back in a tenth of a second.
  private static let mostSessions = 3
  /// Without anybody who looks, a lesson's processes end after so many seconds.
  private static let rest = 120

  /// - Parameter writes: what is changed in a page changes the lesson's file.
  package init(
    _ course: LiveCourse, writes: Bool = false, notice: @escaping @Sendable (Notice) -> Void
  ) {
    self.writes = writes
    state = Mutex(State(course: course, pages: course.pages))
    self.notice = notice
  }

  /// Begins to follow the files.
  package func start() {
    let folder = state.withLock { $0.course.folder }
    watch.withLock {
      $0 = FolderWatch(folder) { [weak self] changed in
        guard let self else { return }
        let done = DispatchSemaphore(value: 0)
        Task {
          await self.filesChanged(changed)
          done.signal()
        }
        done.wait()
      }
    }
  }

  package func stop() async {
    watch.withLock { $0?.end() }
    for room in state.withLock({ Array($0.rooms.values) }) { await room.end() }
  }

  // MARK: Requests

  package func file(at address: String) -> String? {
    state.withLock { state in
      if state.pages[address] != nil { return nil }
      if state.files == nil { state.files = state.course.linkedFiles }
      return state.files?[address]
    }
  }

  package func answer(_ route: Route, path: String, _ request: HTTPRequest) async -> HTTPResponse {
    switch route {
    case .script:
      .client(PackageResources.serve_js + PackageResources.editing_js, type: "text/javascript")
    case .style: .client(PackageResources.serve_css, type: "text/css")
    case .page: await page(at: path)
    case .file: linkedFile(at: path)
    case .live: await live(request)
    case .source: await source(request)
    case .author: await author(request)
    case .progress: await howFar(request)
    case .edit, .reset: await change(route, request)
    case .editor: Self.editor(.script, type: "text/javascript")
    case .editorMode: Self.editor(.mode, type: "text/javascript")
    case .editorStyle: Self.editor(.style, type: "text/css")
    }
  }

  private static func editor(_ file: EditorPackage.File, type: String) -> HTTPResponse {
    EditorPackage.bytes(file).map { .client($0, type: type) }
      ?? .refusal(404, "The editor is not installed: \(EditorPackage.install)")
  }

  // MARK: What a reader changes

  private func room(atPage address: String) -> LessonRoom? {
    let page = state.withLock { $0.pages[address] ?? $0.pages[address + "index.html"] }
    guard case .lesson(let path)? = page else { return nil }
    return room(of: path)
  }

  private func source(_ request: HTTPRequest) async -> HTTPResponse {
    let target = LessonRoom.Target(
      page: request.query["page"] ?? "", cell: request.query["cell"].flatMap { Int($0) },
      exercise: request.query["exercise"])
    guard let source = await room(atPage: target.page)?.code(of: target) else {
      return .refusal(404, "There is no such cell.")
    }
    return .json(source)
  }

  private func howFar(_ request: HTTPRequest) async -> HTTPResponse {
    let address = request.query["page"] ?? ""
    let folder = address.lastIndex(of: "/").map { String(address[...$0]) } ?? ""
    let course = state.withLock { $0.course }
    return await .json(["lessons": progress.entries(of: course, below: folder)])
  }

  private func author(_ request: HTTPRequest) async -> HTTPResponse {
    guard let html = await room(atPage: request.query["page"] ?? "")?.authorPage() else {
      return .refusal(404, "Nothing is changed.")
    }
    return HTTPResponse(
      statusCode: .ok, headers: HTTPHeaders([.contentType: "text/html; charset=utf-8"]),
      body: Data(html.utf8))
  }

  private func change(_ route: Route, _ request: HTTPRequest) async -> HTTPResponse {
    guard let body = try? await request.bodyData,
      let target = try? JSONDecoder().decode(LessonRoom.Target.self, from: body)
    else { return .refusal(400, "The request is no change of a cell.") }
    guard let room = room(atPage: target.page) else {
      return .refusal(404, "There is no such page.")
    }
    switch await route == .edit ? room.edit(target) : room.reset(target) {
    case .done: return .json(["done": true])
    case .refused(let why): return .json(["reason": why], HTTPStatusCode(422, phrase: "Refused"))
    case .conflict(let theirs): return .json(theirs, HTTPStatusCode(409, phrase: "Conflict"))
    case .missing: return .refusal(404, "There is no such cell.")
    }
  }

  private func page(at address: String) async -> HTTPResponse {
    let (course, turn, page) = state.withLock { state in
      let name = address.isEmpty || address.hasSuffix("/") ? address + "index.html" : address
      return (state.course, state.turn, state.pages[name])
    }
    switch page {
    case .lesson(let path)?:
      guard let served = await room(of: path)?.served(at: address) else {
        return .refusal(500, "The page cannot be drawn. The terminal says why.")
      }
      return .page(served)
    case .course(let path)?: return await madePage(path, of: course, turn)
    case nil:
      // The root of a course whose only edition has a folder of its own.
      if address.isEmpty {
        return HTTPResponse(
          statusCode: .seeOther, headers: HTTPHeaders([.location: "/" + course.firstAddress]))
      }
      return .refusal(404, "There is no such page.")
    }
  }

  private func madePage(_ path: String, of course: LiveCourse, _ turn: Int) async -> HTTPResponse {
    if let text = state.withLock({ $0.made[path] }) { return .page(ServedPage(built: text)) }
    do {
      guard let text = try await course.page(ofCourse: path) else {
        return .refusal(404, "There is no such page.")
      }
      // After a save in between the course is another one, with pages of its own.
      state.withLock { if $0.turn == turn { $0.made[path] = text } }
      return .page(ServedPage(built: text))
    } catch {
      notice(.trouble((error as? Failure)?.message ?? "\(error)"))
      return .refusal(500, "The page cannot be made. The terminal says why.")
    }
  }

  private func linkedFile(at address: String) -> HTTPResponse {
    guard let path = file(at: address),
      let bytes = try? Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
    else { return .refusal(404, "There is no such file.") }
    let type = ContentType.of(path)
    return HTTPResponse(
      statusCode: .ok,
      headers: HTTPHeaders([
        .contentType: type,
        // A drawing may hold a script; here it is a picture.
        HTTPHeader("Content-Security-Policy"):
          "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
      ]), body: bytes)
  }

  // MARK: Rooms

  private func room(of path: String) -> LessonRoom? {
    state.withLock { state in
      if let room = state.rooms[path] { return room }
      guard let file = state.course.lesson(at: path) else { return nil }
      let room = LessonRoom(file, in: state.course, writes: writes) { [notice] in notice(.ran($0)) }
      state.rooms[path] = room
      return room
    }
  }

  private func live(_ request: HTTPRequest) async -> HTTPResponse {
    let address = request.query["page"] ?? ""
    let page = state.withLock { state in
      state.pages[address] ?? state.pages[address + "index.html"]
    }
    guard case .lesson(let path)? = page, let room = room(of: path) else {
      return .refusal(404, "There is no such page.")
    }
    let handler = LiveSocket(room: room, version: request.query["version"] ?? "") { [weak self] in
      self?.restSoon(room)
    }
    let answer = try? await WebSocketHTTPHandler(handler: handler).handleRequest(request)
    return answer ?? .refusal(400, "This is no upgrade to a WebSocket.")
  }

  /// Ends the processes of a lesson that nobody looks at for a while.
  private func restSoon(_ room: LessonRoom) {
    Task {
      try? await Task.sleep(for: .seconds(Self.rest))
      if await !room.isWatched { await room.rest() }
    }
  }

  // MARK: Files

  /// Lets pages follow files that changed.
  ///
  /// - Parameter paths: relative to the course.
  package func filesChanged(_ paths: Set<String>) async {
    let answers = paths.filter { $0.hasPrefix(AnswersFolder.name + "/") }
    await answersChanged(answers)
    let paths = paths.subtracting(answers)
    guard !paths.isEmpty else { return }
    let old = state.withLock { $0.course }
    let course: LiveCourse
    let change: LiveCourse.Change
    do {
      (course, change) = try old.updated(after: paths)
    } catch {
      notice(.trouble(error.message))
      return
    }
    if change == .nothing { return }
    let rooms = state.withLock { state in
      state.course = course
      state.turn += 1
      if !course.isDated { state.pages = course.pages }
      state.files = nil
      state.made = [:]
      return state.rooms
    }
    var shown = false
    for (path, room) in rooms {
      switch change {
      case .nothing: break
      case .lessons(let changed) where !changed.contains(path): break
      case .lessons, .everything:
        await room.update(to: course)
        shown = true
      }
    }
    if course.isDated { renewSoon() }
    if !shown { notice(.courseChanged(paths.sorted().map(course.shown))) }
    await keepFewSessions(newest: rooms.filter { paths.contains($0.key) }.map(\.key))
  }

  /// Gathers the facts of the course again when the author pauses.
  private func renewSoon() {
    let turn = state.withLock { state in
      state.turn += 1
      return state.turn
    }
    Task {
      try? await Task.sleep(for: .milliseconds(700))
      let dated = state.withLock { $0.turn == turn && $0.course.isDated ? $0.course : nil }
      guard let course = dated?.renewed() else { return }
      let rooms = state.withLock { state -> [LessonRoom] in
        // Somebody saved in the meantime.
        guard state.turn == turn else { return [] }
        state.course = course
        return Array(state.rooms.values)
      }
      for room in rooms { await room.renew(course) }
    }
  }

  /// The reader's files: `answers/LESSON/…`.
  private func answersChanged(_ paths: Set<String>) async {
    let names = Set(
      paths.compactMap { $0.split(separator: "/").dropFirst().first.map(String.init) })
    let (course, rooms) = state.withLock { ($0.course, $0.rooms) }
    for (path, room) in rooms where names.contains(course.lessonName(of: path)) {
      await room.readerChanged()
    }
  }

  private func keepFewSessions(newest: [String]) async {
    let surplus = state.withLock { state -> [LessonRoom] in
      state.order.removeAll(where: newest.contains)
      state.order += newest
      let count = max(0, state.order.count - Self.mostSessions)
      let rooms = state.order.prefix(count).compactMap { state.rooms[$0] }
      state.order.removeFirst(count)
      return rooms
    }
    for room in surplus { await room.rest() }
  }
}

extension HTTPResponse {
  fileprivate static func page(_ page: ServedPage) -> HTTPResponse {
    HTTPResponse(
      statusCode: .ok,
      headers: HTTPHeaders([
        .contentType: "text/html; charset=utf-8",
        HTTPHeader("Content-Security-Policy"): page.policy,
      ]), body: Data(page.html.utf8))
  }

  fileprivate static func json(
    _ value: some Encodable, _ status: HTTPStatusCode = .ok
  ) -> HTTPResponse {
    HTTPResponse(
      statusCode: status, headers: HTTPHeaders([.contentType: "application/json"]),
      body: (try? JSONEncoder().encode(value)) ?? Data())
  }

  fileprivate static func client(_ bytes: [UInt8], type: String) -> HTTPResponse {
    HTTPResponse(
      statusCode: .ok, headers: HTTPHeaders([.contentType: "\(type); charset=utf-8"]),
      body: Data(bytes))
  }
}

/// The media type of a file by its ending.
enum ContentType {
  private static let types = [
    "csv": "text/csv; charset=utf-8", "txt": "text/plain; charset=utf-8",
    "json": "application/json", "swift": "text/plain; charset=utf-8", "png": "image/png",
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "svg": "image/svg+xml",
    "webp": "image/webp", "avif": "image/avif", "pdf": "application/pdf",
  ]

  static func of(_ path: String) -> String {
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return types[ending] ?? "application/octet-stream"
  }
}
