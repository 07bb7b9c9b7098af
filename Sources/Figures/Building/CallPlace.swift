/// Where a cell calls a function, as the compiler knows it.
package struct CallPlace {
  package var file: String
  package var line: Int
  package var column: Int

  package init(_ file: String, _ line: Int, _ column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}
