import Foundation
import Recurrent
import Testing

@Suite struct TableTests {
  static let bitcoin = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../lessons/data/Bitcoin.csv").standardizedFileURL.path

  @Test func readsTheBitcoinTable() throws {
    let table = try readCSV(Self.bitcoin)
    #expect(table.count == 93)
    #expect(table.columns == ["日期", "收盘", "开盘", "高", "低", "交易量", "涨跌幅"])
    let dates = try table.texts("日期")
    #expect(dates.first == "2022-9-28" && dates.last == "2022-6-28")
    let first = try table.values(of: ["收盘", "开盘", "交易量", "涨跌幅"]).prefix(4)
    #expect(Array(first) == [19426.7, 19104.6, 2_731_870, 0.0165])
    #expect(try table.reversed().texts("日期").first == "2022-6-28")
    #expect(try table[1..<3].texts("日期") == ["2022-9-27", "2022-9-26"])
    // Every price lies between the day's low and high.
    let days = try table.values(of: ["低", "收盘", "高"])
    for day in stride(from: 0, to: days.count, by: 3) {
      #expect(days[day] <= days[day + 1] && days[day + 1] <= days[day + 2])
    }
  }

  @Test func quotesHoldSeparatorsLineEndsAndQuotes() throws {
    let table = try Table(csv: "name,\"says, \"\"hi\"\"\"\r\n\"two\nlines\",x\rlast,\r\n\r\n")
    #expect(table.columns == ["name", "says, \"hi\""])
    #expect(try table.texts("name") == ["two\nlines", "last"])
    #expect(try table.texts("says, \"hi\"") == ["x", ""])
  }

  @Test func anotherSeparatorMayBeChosen() throws {
    let table = try Table(csv: "a;b\n1,5;2", separator: ";")
    #expect(table.columns == ["a", "b"])
    #expect(throws: TableError.self) { try Table(csv: "a", separator: "–") }
    #expect(throws: TableError.self) { try Table(csv: "a", separator: "\"") }
  }

  @Test(arguments: [
    ("", "t: the table is empty"),
    ("a,b\n1,2\n3\n", "t:3:1: the row has 1 field, the header has 2"),
    (
      "a,b\n1,2,33,4",
      "t:2:5: the row has 4 fields, the header has 2; a comma that belongs to a field, as in 5,1, "
        + "needs quotes around the field"
    ),
    (
      "a,a\n",
      "t:1:3: there are two columns called “a”, column 1 and column 2; rename one of them in the file"
    ),
    ("a\n\"x\ny", "t:2:1: the quote that opens here is never closed"),
    ("a,b\n日期,\"y\"z", "t:2:7: there is text after the closing quote of a field"),
    (
      "a\n日\"",
      "t:2:2: there is a quote inside a field that does not start with one; "
        + "put the whole field in quotes and write the inner quote twice"
    ),
  ])
  func saysWhereTheTextIsWrong(csv: String, message: String) {
    let error = #expect(throws: TableError.self) { try Table(csv: csv, source: "t") }
    #expect(error?.description == message)
  }

  @Test(arguments: [
    ("x\n5\nNA", "t:3:1: x is missing; pass a number for it (missing: 0) or use droppingMissing()"),
    ("x\n\" five\"", "t:2:1: x: “ five” is not a number"),
    (
      "x\nn.a.\n5",
      "t:2:1: x: “n.a.” is not a number; if it stands for a missing value, say so: "
        + "readCSV(…, missing: [\"n.a.\"])"
    ),
    (
      "x\n5\n#REF!",
      "t:3:1: x: “#REF!” is not a number; the spreadsheet that wrote it shows an error"
    ),
    ("y\n5", "t: there is no column “x”; there are y"),
  ])
  func saysWhereANumberIsWrong(csv: String, message: String) {
    let error = #expect(throws: TableError.self) {
      try Table(csv: csv, source: "t").values(of: ["x"])
    }
    #expect(error?.description == message)
  }

  @Test func missingCellsAreReplacedOrDropped() throws {
    let table = try Table(csv: "x,y\n1,\n,2\n3,4\n-,N/A\n")
    #expect(try table.values(of: ["x"], missing: 9) == [1, 9, 3, 9])
    #expect(try table.droppingMissing().values(of: ["x", "y"]) == [3, 4])
    #expect(try table.droppingMissing(in: "y").values(of: ["x"], missing: 0) == [0, 3])
  }

  @Test func aFileThatIsNotThereIsNamed() {
    let error = #expect(throws: TableError.self) { try readCSV("data/Bitcoins.csv") }
    #expect(error?.description == "data/Bitcoins.csv: there is no such file")
    let folder = #expect(throws: TableError.self) { try readCSV("/") }
    #expect(folder?.description == "/: it is a folder")
  }

  @Test func otherEncodingsAreRefused() throws {
    let path = NSTemporaryDirectory() + "table-\(UUID().uuidString).csv"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let bytes: [([UInt8], String)] = [
      ([0xFF, 0xFE, 0x41, 0], ":1:1: the text is UTF-16; save it as UTF-8"),
      (
        Array("a,b\n1,".utf8) + [0xCA, 0xD5],
        ":2:3: the text is not UTF-8: byte 7 of the file is 0xCA, which would be text in GB18030; "
          + "save it as UTF-8"
      ),
      (
        Array("a\ncaf".utf8) + [0xE9],
        ":2:4: the text is not UTF-8: byte 6 of the file is 0xE9, "
          + "which would be text in Windows-1252; save it as UTF-8"
      ),
      (
        Array("é,b".utf8) + [0x80, 0x41],
        ":1:4: the text is not UTF-8: byte 5 of the file is 0x80, "
          + "which would be text in Windows-1252; save it as UTF-8"
      ),
      (
        [0x41, 0, 0x2C, 0, 0x42, 0],
        ":1:2: the text is not UTF-8: byte 2 of the file is 0, as in "
          + "UTF-16; save it as UTF-8"
      ),
      (
        Array("PK\u{3}\u{4}....[Content_Types].xml".utf8),
        ":1:1: it is an Office document such as "
          + "an Excel workbook, not text; export it as CSV, UTF-8"
      ),
      ([0x1F, 0x8B, 8, 0], ":1:1: it is compressed with gzip, not text; save it as CSV, UTF-8"),
      (
        Array("<!DOCTYPE html>\n<html>".utf8),
        ":1:1: it is an HTML page; the download brought an "
          + "error page or a sign-in page"
      ),
      (
        Array("version https://git-lfs.github.com/spec/v1\noid sha256:1\n".utf8),
        ":1:1: it is a Git LFS pointer, not the file; fetch the file with git lfs pull"
      ),
    ]
    for (bytes, message) in bytes {
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      let error = #expect(throws: TableError.self) { try readCSV(path) }
      #expect(error?.description == path + message)
    }
  }
}
