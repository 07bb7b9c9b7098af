import Recurrent
import Testing

/// Numbers as people write them: read rightly, or refused with their place.
@Suite struct TableNumberTests {
  /// The values of a column of quoted cells.
  private func values(_ texts: [String], separator: Character = ",", decimal: Character? = nil)
    throws
    -> [Double]
  {
    let rows = texts.map { "\"\($0)\"" }.joined(separator: "\n")
    return try Table(csv: "x\n" + rows, separator: separator, decimal: decimal).values(of: ["x"])
  }

  private func said(_ texts: [String], separator: Character = ",") -> String? {
    do {
      return "\(try values(texts, separator: separator))"
    } catch let error as TableError {
      return error.description
    } catch {
      return nil
    }
  }

  @Test(arguments: [
    ("19,426.7", 19426.7), ("2731.87K", 2_731_870), ("-0.58%", -0.0058), ("+1", 1), ("−2", -2),
    (".5", 0.5), ("5.", 5), ("1,234,567", 1_234_567), ("3.2M", 3_200_000), ("1.5B", 1.5e9),
    ("2T", 2e12), ("1.5e-3", 0.0015), ("1E2", 100), (" 7 ", 7), ("0.1", 0.1), ("007", 7),
    ("12％", 0.12), ("1e2%", 1), ("0", 0),
    // Decimal commas that can be nothing else.
    ("−0,368", -0.368), ("0,368", 0.368), ("1,5", 1.5), ("12,34", 12.34), ("1,2345", 1.2345),
    (",123", 0.123), ("1.234,56", 1234.56), ("1.234.567", 1_234_567), ("1 234,56", 1234.56),
    ("1\u{A0}234,56", 1234.56), ("1\u{202F}234,56", 1234.56), ("12 345", 12345),
    ("1'234.5", 1234.5), ("1’234’567", 1_234_567), ("1'234,5", 1234.5), ("1,2e3", 1200),
    ("00,250", 0.25), ("-1.000,0", -1000), ("3,14e-2", 0.0314),
    // India's groups.
    ("12,34,567", 1_234_567), ("1,23,45,678.9", 12_345_678.9),
    // Units, currencies, parentheses.
    ("1.2亿", 120_000_000), ("3.5万", 35000), ("2 万", 20000), ("1.5万亿", 1.5e12), ("3千", 3000),
    ("1.2亿元", 120_000_000), ("$12", 12), ("$1,200.50", 1200.5), ("€ 5", 5), ("5 €", 5), ("-$5", -5),
    ("$-5", -5), ("￥３", 3), ("(5.2)", -5.2), ("($1,200.5)", -1200.5), ("(5%)", -0.05),
    ("5 %", 0.05),
    ("2.5‰", 0.0025), ("$1.2M", 1_200_000), ("1e3", 1000),
    // Full-width forms.
    ("１２．５", 12.5), ("－３", -3), ("（５）", -5), ("１，２３４，５６７", 1_234_567),
  ])
  func areReadAsTheyAreMeant(text: String, value: Double) throws {
    #expect(try values([text]) == [value])
  }

  @Test(arguments: [
    "12,34,5", "1.2.3", "abc", "0x10", "inf", "1e", "1e+", "--1", "K", "%", "1 2", "1e999", "1K%",
    "٣", "1.2,345", "$", "()", "(-5)", "$5€", "1,,234", "1 234 56", "1'23", "0.123.456", "1_000",
    "5-", "1,23,4567", "1.23.456", "( 5", "5)", "USD 5", "2024-01-02", "12:30", "1/2", "+-1",
    "1,2,3",
    "1,234.567,8", "1.234,567.8", "1 234'567", "1e1,5",
  ])
  func whatIsNoNumberIsRefusedWithItsPlace(text: String) throws {
    let message = try #require(said([text]))
    #expect(message.hasPrefix("table:2:1: x: “\(text)” is not a number"), "\(message)")
  }

  @Test func aColumnOfThreeDigitsBehindEachCommaIsAmbiguous() {
    #expect(
      said(["1,189", "1,190"])
        == "table:2:1: x: “1,189” can mean 1.189 or 1189, and no number of the column says which; "
        + "write readCSV(…, decimal: \",\") for 1.189, decimal: \".\" for 1189")
    for texts in [
      ["-1,189"], ["5", "1,000"], ["1,189", "2.345"], ["2.345", "1,189"], ["$1,200"], ["1,234e3"],
      ["(1,189)"],
      ["2,731K"], ["１，２００"],
    ] {
      #expect(said(texts)?.contains(" can mean ") == true, "\(texts)")
    }
    // A point is doubtful where the separator suggests decimal commas.
    #expect(
      said(["1.189", "1.190"], separator: ";")?.contains("can mean 1189 or 1.189") == true)
  }

  @Test func whatIsCertainDecidesForTheWholeColumn() throws {
    #expect(try values(["1,189", "0,368"]) == [1.189, 0.368])
    #expect(try values(["1,189", "12,5"]) == [1.189, 12.5])
    #expect(try values(["1,189", "19.5"]) == [1189, 19.5])
    #expect(try values(["1,189", "1,234,567"]) == [1189, 1_234_567])
    #expect(try values(["1.189", "1.234,5"]) == [1189, 1234.5])
    #expect(try values(["1.189", "1.190"]) == [1.189, 1.19])
    #expect(try values(["1.189", "0.5"], separator: ";") == [1.189, 0.5])
    #expect(try values(["1,189"], decimal: ",") == [1.189])
    #expect(try values(["1,189"], decimal: ".") == [1189])
    #expect(try values(["1.189"], decimal: ",") == [1189])
  }

  @Test func whatTheTableIsCertainOfDecidesForTheOthers() throws {
    let rates = try Table(
      csv: "day;mean;mid\n2024-01-02;-0,368;1,189\n2024-01-03;−0,371;1,190\n", separator: ";")
    #expect(try rates.values(of: ["mean", "mid"]) == [-0.368, 1.189, -0.371, 1.19])
    let prices = try Table(csv: "price,volume\n12.5,\"1,200\"\n")
    #expect(try prices.values(of: ["volume"]) == [1200])
    // Dates and names are no numbers, and say nothing.
    let dates = try Table(csv: "day;x\n28.09.2022;1,200\n", separator: ";")
    #expect(throws: TableError.self) { try dates.values(of: ["x"]) }
    let mixed = try Table(csv: "a;b;x\n1.5;1,5;1,200\n", separator: ";")
    #expect(throws: TableError.self) { try mixed.values(of: ["x"]) }
    let points = try Table(csv: "a;x\n1,5;1.200\n", separator: ";")
    #expect(throws: TableError.self) { try points.values(of: ["x"]) }
  }

  @Test func aPartOfATableIsReadAsTheWhole() throws {
    let table = try Table(csv: "x\n\"1,189\"\n\"0,5\"\n")
    #expect(try table[0..<1].values(of: ["x"]) == [1.189])
    #expect(try table.reversed().values(of: ["x"]) == [0.5, 1.189])
  }

  @Test func twoWaysOfWritingInOneColumnAreAnError() {
    #expect(
      said(["1.5", "2,5"])
        == "table:3:1: x: “2,5” has a decimal comma, but “1.5” in line 2 has a decimal point; make "
        + "them alike in the file")
    #expect(
      said(["5%", "0", "7"])
        == "table:4:1: x: “7” is none, but “5%” in line 2 is a percentage; make them alike in the file"
    )
    #expect(said(["$5", "€6"]) == "table:3:1: x: “€6” is in €, but “$5” in line 2 is in $")
    #expect(
      said(["5%", "0", "-"]) == "table:4:1: x is missing; pass a number for it (missing: 0) "
        + "or use droppingMissing()")
  }

  @Test func anotherDecimalMarkThanWasSaidIsAnError() {
    let error = #expect(throws: TableError.self) {
      try Table(csv: "x\n1.5", decimal: ",", source: "t").values(of: ["x"])
    }
    #expect(error?.description == "t:2:1: x: “1.5” is not a number with a decimal comma")
    #expect(throws: TableError.self) { try Table(csv: "x\n1", decimal: "'") }
  }

  @Test(arguments: [
    "", "-", ".", "..", "?", "n/a", "N/A", "#N/A", "NA", "nan", "NaN", "None", "null", "NULL",
    "\\N",
    "—", " . ", "<NA>",
  ])
  func whatStandsForNothingIsMissing(text: String) throws {
    let table = try Table(csv: "x,y\n\"\(text)\",1\n2,2")
    #expect(try table.droppingMissing(in: "x").count == 1)
    #expect(try table.values(of: ["x"], missing: -1) == [-1, 2])
  }

  @Test func otherTextsCanStandForMissing() throws {
    let table = try Table(csv: "x,y\n-999,a\n-999.0,b\n3,n.v.\n.,c", missing: ["-999", "n.v."])
    #expect(try table.droppingMissing(in: "x").texts("x") == ["3"])
    #expect(try table.values(of: ["x"], missing: 0) == [0, 0, 3, 0])
    #expect(try table.droppingMissing().count == 0)
  }
}
