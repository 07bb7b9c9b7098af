internal import FlyingFox
internal import Foundation
internal import Synchronization

/// A page's end of a lesson's room. Nothing that a page says here is listened to.
struct LiveSocket: WSHandler {
  let room: LessonRoom
  /// Of the page that the viewer has.
  let version: String
  let left: @Sendable () -> Void

  /// Bytes of a frame; a browser sends none but the one that says good-bye.
  private static let mostBytes = 1 << 10

  func makeFrames(
    for client: AsyncThrowingStream<WSFrame, any Error>
  ) async throws -> AsyncStream<WSFrame> {
    let iterator = FrameIterator(client)
    let bounded = AsyncThrowingStream<WSFrame, any Error> { try await iterator.next() }
    return try await MessageFrameWSHandler(handler: Messages(socket: self)).makeFrames(for: bounded)
  }

  /// Ends the connection at a frame that is too large.
  private final class FrameIterator: @unchecked Sendable {
    private var iterator: AsyncThrowingStream<WSFrame, any Error>.AsyncIterator

    init(_ frames: AsyncThrowingStream<WSFrame, any Error>) {
      iterator = frames.makeAsyncIterator()
    }

    func next() async throws -> WSFrame? {
      guard let frame = try await iterator.next() else { return nil }
      guard frame.payload.count <= LiveSocket.mostBytes, frame.opcode != .continuation else {
        throw TooLarge()
      }
      return frame
    }
  }

  private struct TooLarge: Error {}

  private struct Messages: WSMessageHandler {
    let socket: LiveSocket

    func makeMessages(for client: AsyncStream<WSMessage>) async throws -> AsyncStream<WSMessage> {
      // Taken and dropped: what is not taken piles up.
      Task { for await _ in client {} }
      let (pokes, poke) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
      let (room, left) = (socket.room, socket.left)
      let viewer = await room.join(version: socket.version, poke: poke)
      let iterator = PokeIterator(pokes)
      return AsyncStream {
        while await iterator.next() {
          if let text = await room.message(for: viewer) { return .text(text) }
        }
        await room.leave(viewer)
        left()
        return nil
      } onCancel: {
        Task {
          await room.leave(viewer)
          left()
        }
      }
    }
  }

  private final class PokeIterator: @unchecked Sendable {
    private var iterator: AsyncStream<Void>.AsyncIterator

    init(_ pokes: AsyncStream<Void>) { iterator = pokes.makeAsyncIterator() }

    func next() async -> Bool { await iterator.next() != nil }
  }
}
