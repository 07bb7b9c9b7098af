import Book
import Testing

struct ZipArchiveTests {
  /// - Source: the check value of CRC-32/ISO-HDLC.
  @Test func theChecksumIsThatOfZIP() {
    #expect(CRC32.checksum(of: Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(CRC32.checksum(of: []) == 0)
  }

  @Test func anArchiveGivesBackWhatItWasGiven() throws {
    let files = [("a", []), ("folder/b.txt", Array("text".utf8)), ("字.bin", [0, 255, 0x50, 0x4B])]
    var archive = ZipArchive()
    for (name, bytes) in files { archive.add(name, bytes) }
    let entries = try OpenedBook(archive.bytes).entries
    #expect(entries.map(\.name) == files.map(\.0))
    #expect(entries.map(\.bytes) == files.map(\.1))
    #expect(entries.map(\.flags) == [0, 0, 1 << 11])
    #expect(try OpenedBook(ZipArchive().bytes).entries.isEmpty)
  }
}
