/// The doctor's examination.
struct Examination {
  var findings: [Finding] {
    get async { [] }
  }
}
