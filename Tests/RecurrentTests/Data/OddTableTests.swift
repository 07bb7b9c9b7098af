import Recurrent
import Testing

/// Tables as programs export them.
@Suite struct OddTableTests {
  @Test(arguments: ["sep=;\n", "SEP=;\r\n", "\"sep=;\"\r", "\u{FEFF}sep=;\n"])
  func aFirstLineNamesTheSeparator(line: String) throws {
    let table = try Table(csv: line + "day;close\n2024-01-02;5,1\n", source: "t")
    #expect(table.columns == ["day", "close"])
    #expect(try table.values(of: ["close"]) == [5.1])
    let error = #expect(throws: TableError.self) { try table.values(of: ["day"]) }
    #expect(error?.line == 3 && error?.column == 1)
  }

  @Test func aFirstLineAndAnotherSeparatorAreAnError() {
    let error = #expect(throws: TableError.self) {
      try Table(csv: "sep=;\na;b\n", separator: ",", source: "t")
    }
    #expect(
      error?.description
        == "t:1:1: the first line says that the separator is \";\", not \",\"; leave separator out")
  }

  @Test func blanksAroundFieldsDoNotCount() throws {
    let table = try Table(csv: "day,  close , \"a b \" \n2024-01-02, 5.1 ,  \" x \" \n")
    #expect(table.columns == ["day", "close", "a b "])
    #expect(try table.values(of: ["close"]) == [5.1])
    #expect(try table.texts("a b ") == [" x "])
  }

  @Test(arguments: [
    "day,close\n2024-01-02,5.1,\n2024-01-03,5.2,\n",
    "day,close,\n2024-01-02,5.1,\n2024-01-03,5.2,\n",
    "day,close,,\n2024-01-02,5.1,,\n2024-01-03,5.2\n",
    "day,close,\n2024-01-02,5.1\n2024-01-03,5.2\n",
    "day,close\r2024-01-02,5.1,,,\r2024-01-03,5.2",
    "day,close\r\n\r\n2024-01-02,5.1\r\n2024-01-03,5.2",
    "\u{FEFF}day,close\n2024-01-02,5.1\n  \n2024-01-03,5.2\n",
  ])
  func commasAndLineEndsThatProgramsAddDoNotCount(csv: String) throws {
    let table = try Table(csv: csv)
    #expect(table.columns == ["day", "close"])
    #expect(try table.values(of: ["close"]) == [5.1, 5.2])
  }

  @Test func aNamelessColumnWithValuesIsKept() throws {
    let table = try Table(csv: "a,,b,\n1,2,3,4\n")
    #expect(table.columns == ["a", "column 2", "b", "column 4"])
    #expect(try table.values(of: ["column 4"]) == [4])
  }

  @Test(arguments: [(";", "\";\""), ("\t", "\"\\t\""), ("|", "\"|\"")])
  func aWrongSeparatorIsNamed(separator: String, literal: String) throws {
    let csv = ["day,close", "2024-01-02,5.1"].joined(separator: "\n")
      .replacingCommas(with: separator)
    let error = #expect(throws: TableError.self) { try Table(csv: csv, source: "t") }
    #expect(
      error?.description
        == "t:1:1: the fields are separated by \(literal), it seems; write readCSV(…, separator: "
        + "\(literal))")
    let table = try Table(csv: csv, separator: Character(separator))
    #expect(table.columns == ["day", "close"])
    // Whoever says so has one column.
    #expect(try Table(csv: csv, separator: ",").columns.count == 1)
  }

  @Test func decimalCommasDoNotHideASemicolon() {
    let error = #expect(throws: TableError.self) {
      try Table(csv: "day;close\n2024-01-02;5,1\n", source: "t")
    }
    #expect(error?.description.hasSuffix("write readCSV(…, separator: \";\")") == true)
    let other = #expect(throws: TableError.self) {
      try Table(csv: "a,b\n1,2\n", separator: ";", source: "t").texts("b")
    }
    #expect(
      other?.description
        == "t: there is no column “b”; there are a,b; if the fields are separated by it, "
        + "write readCSV(…, separator: \",\")")
  }

  @Test func blanksAndTabsSeparate() throws {
    let aligned = try Table(
      csv: "  day   close\n  1     5.1\n 10\t  \"6 7\"  \n", separator: " ")
    #expect(aligned.columns == ["day", "close"])
    #expect(try aligned.texts("close") == ["5.1", "6 7"])
    let tabs = try Table(csv: "a\tb c\td\n\t 2 \t3\n", separator: "\t")
    #expect(tabs.columns == ["a", "b c", "d"])
    #expect(try tabs.texts("a") == [""])
    #expect(try tabs.values(of: ["b c", "d"]) == [2, 3])
  }

  @Test func linesOfCommentAreSkipped() throws {
    let csv = "# made by hand, 2024\nday,close\n 1,2\n# end\n\"#1\",3\n"
    let table = try Table(csv: csv, comment: "#")
    #expect(table.columns == ["day", "close"])
    #expect(try table.values(of: ["close"]) == [2, 3])
    let error = #expect(throws: TableError.self) {
      try Table(csv: "# made by hand\nday,close\n", source: "t")
    }
    #expect(
      error?.description
        == "t:2:5: the row has 2 fields, the header has 1; if the lines that start with # are "
        + "comments, write readCSV(…, comment: \"#\")")
  }

  @Test(arguments: [
    ("Close", "close"), ("clsoe", "close"), ("closing price", "Closing Price"), ("yeild", "yield"),
    ("temprature", "temperature"), ("temp", "temperature"), ("open_price", "open price"),
  ])
  func theColumnThatWasMeantIsNamed(name: String, meant: String) throws {
    let table = try Table(csv: "day,\(meant)\n1,2\n", source: "t")
    let error = #expect(throws: TableError.self) { try table.values(of: [name]) }
    #expect(
      error?.description
        == "t: there is no column “\(name)”; did you mean “\(meant)”?; there are day, \(meant)")
  }
}

extension String {
  fileprivate func replacingCommas(with other: String) -> String {
    split(separator: ",", omittingEmptySubsequences: false).joined(separator: other)
  }
}
