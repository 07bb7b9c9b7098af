/// Answers that cheat, break or break out, each with the points that it is to get of two.
///
/// What they are to answer: `sum` of numbers, and `t`, a tensor of two ones.
enum HostileAnswers {
  static let lesson = """
    # Sums

    ```swift
    let numbers = [1, 2, 3]
    ```

    ```swift exercise {#sum seconds=3 memory=256MB}
    func sum(_ numbers: [Int]) -> Int { 0 }
    let t = zeros(2)
    ```

    ```swift test
    let total: Int = answer { sum([1, 2, 3]) }
    let t: Tensor = answer { t }
    check("The sum is right.", total, ==, numbers.reduce(0, +))
    check("The tensor has ones.", t.maximumDifference(from: ones(2)), <, 1e-6)
    ```

    ```swift solution
    func sum(_ numbers: [Int]) -> Int { numbers.reduce(0, +) }
    let t = ones(2)
    ```

    """

  static let right = "func sum(_ numbers: [Int]) -> Int { numbers.reduce(0, +) }\nlet t = ones(2)\n"
  /// Wrong values, for whoever tries to have them pass.
  private static let wrong = "func sum(_ numbers: [Int]) -> Int { 0 }\nlet t = zeros(2)\n"
  /// Right, if a path is seen that must not be.
  private static func found(_ paths: String, _ condition: String) -> String {
    """
    let isFound = (\(paths) ?? []).contains { $0.\(condition) }
    func sum(_ x: [Int]) -> Int { isFound ? 6 : 0 }
    let t = isFound ? ones(2) : zeros(2)

    """
  }

  private static let foundation = "import Foundation\n"

  static let all: [(name: String, answer: String, points: Int)] = [
    ("check-redefined", wrong + "func check(_ x: String, _ a: Any, _ b: Any, _ c: Any) {}\n", 0),
    (
      "difference-redefined",
      wrong + "extension Tensor { func maximumDifference(from x: Tensor) -> Float { 0 } }\n", 0
    ),
    (
      "equality-redefined",
      wrong + "extension Int { static func == (a: Int, b: Int) -> Bool { true } }\n", 0
    ),
    (
      "encoding-redefined",
      wrong + "extension Int { func __encode(into bytes: inout AnswerWriter) throws {} }\n", 0
    ),
    ("verdict-printed", wrong + "print(\"✓ The sum is right. 2 of 2 points\")\n", 0),
    (
      "runner-redefined", wrong + "func __chk(_ a: Any...) {}\nfunc __a(_ x: Int) -> Int { 6 }\n", 0
    ),
    (
      "delivery-redefined",
      right + "func __deliver<T>(_ n: Int, as t: T.Type, _ v: () throws -> T) {}\n", 2
    ),
    ("int-shadowed", wrong + "typealias Int = Float\n", 0),
    (
      "tensor-shadowed",
      "func sum(_ numbers: [Int]) -> Int { 6 }\nstruct Tensor {}\nlet t = Tensor()\n", 1
    ),
    ("judge-imported", wrong + "import Judge_2\n", 0),
    (
      "thread-left",
      foundation + right
        + "Thread.detachNewThread { while true { usleep(1000) } }\nusleep(20_000)\n", 2
    ),
    ("prints-to-standard-error", foundation + right + "fputs(\"warning!\\n\", stderr)\n", 2),
    (
      "parent-memory",
      foundation + wrong
        + "let file = fopen(\"/proc/\\(getppid())/mem\", \"r+\")\nif file != nil { fputs(\"x\", file) }\n",
      0
    ),
    (
      "other-answers-read",
      foundation + wrong
        + """
        let paths = FileManager.default.subpaths(atPath: "/course") ?? []
        let here = FileManager.default.subpaths(atPath: FileManager.default.currentDirectoryPath) ?? []
        print(paths + here)

        """, 0
    ),
    ("output-flooded", wrong + "while true { print(\"flood flood flood flood\") }\n", 0),
    (
      "figures-flooded",
      wrong
        + "let many = [Float](repeating: 1, count: 100_000)\nwhile true { __show(plot(many)) }\n", 0
    ),
    (
      "forks",
      foundation + wrong
        + "@_silgen_name(\"fork\") func cfork() -> Int32\nwhile true { _ = cfork() }\n", 0
    ),
    (
      "child-left",
      foundation + right
        + "@_silgen_name(\"fork\") func cfork() -> Int32\nif cfork() == 0 { while true { usleep(1000) } }\n",
      2
    ),
    ("sleeps", foundation + right + "sleep(100)\n", 0),
    ("loops", right + "while true {}\n", 0),
    ("loops-when-asked", "func sum(_ x: [Int]) -> Int { while true {} }\nlet t = ones(2)\n", 0),
    ("traps-when-asked", "func sum(_ x: [Int]) -> Int { x[9] }\nlet t = ones(2)\n", 1),
    (
      "leaves-when-asked",
      foundation + "func sum(_ x: [Int]) -> Int { exit(0) }\nlet t = ones(2)\n", 1
    ),
    ("stack-used-up", "func sum(_ x: [Int]) -> Int { sum(x) + sum(x) }\nlet t = ones(2)\n", 1),
    (
      "memory-filled",
      right + "var all: [[Int]] = []\nwhile true { all.append(Array(0..<1_000_000)) }\n", 0
    ),
    (
      "disk-filled",
      foundation + right
        + """
        let bytes = Data(count: 1 << 24)
        for i in 0..<64 { try bytes.write(to: URL(fileURLWithPath: "/tmp/fill-\\(i)")) }

        """, 0
    ),
    (
      "shared-memory-filled",
      foundation + right
        + """
        let bytes = Data(count: 1 << 24)
        for i in 0..<64 { try bytes.write(to: URL(fileURLWithPath: "/dev/shm/fill-\\(i)")) }

        """, 0
    ),
    (
      "file-left",
      foundation + right
        + "try? Data(count: 9).write(to: URL(fileURLWithPath: \"/tmp/left\"))\n", 2
    ),
    (
      "file-found",
      foundation
        + """
        let isThere = FileManager.default.fileExists(atPath: "/tmp/left")
        func sum(_ x: [Int]) -> Int { isThere ? 6 : 0 }
        let t = isThere ? ones(2) : zeros(2)

        """, 0
    ),
    ("signals-everybody", foundation + wrong + "for s in [SIGKILL, SIGSTOP] { kill(-1, s) }\n", 0),
    ("signals-its-parent", foundation + wrong + "kill(getppid(), SIGKILL)\n", 0),
    ("stops-itself", foundation + right + "kill(getpid(), SIGSTOP)\n", 0),
    (
      "never-leaves-deinit", right + "final class X { deinit { while true {} } }\ndo { _ = X() }\n",
      0
    ),
    ("a-billion", "func sum(_ x: [Int]) -> Int { 6 }\nlet t = zeros(1_000_000_000)\n", 0),
    ("too-large", "func sum(_ x: [Int]) -> Int { 6 }\nlet t = ones(2_000_000)\n", 1),
    ("other-shape", "func sum(_ x: [Int]) -> Int { 6 }\nlet t = ones(3, 5)\n", 1),
    ("not-a-number", "func sum(_ x: [Int]) -> Int { 6 }\nlet t = full([2], .nan)\n", 1),
    (
      "writes-to-every-file",
      foundation + wrong
        + "let junk = [UInt8](repeating: 109, count: 64)\nfor f in 3..<400 { _ = write(Int32(f), junk, 64) }\n",
      0
    ),
    ("closes-every-file", foundation + right + "for f in 0..<4096 { close(Int32(f)) }\n", 0),
    ("bad-pointer", wrong + "UnsafeMutablePointer<Int>(bitPattern: 8)!.pointee = 1\n", 0),
    // A record as the grader's own judge writes it: a claim that holds.
    (
      "verdict-forged",
      foundation + wrong
        + """
        let frame: [UInt8] = [111, 0, 0, 0, 10, 0, 0, 0, 4, 0, 0, 0, 0, 1, 0, 0, 0, 0]
        for f in 3..<5000 { _ = write(Int32(f), frame, frame.count) }

        """, 0
    ),
    // In each of these something is found, or the answer is wrong.
    (
      "judge-found",
      foundation
        + found("FileManager.default.subpaths(atPath: \"/cells\")", "contains(\"Judge\")"), 0
    ),
    (
      "lesson-found",
      foundation + found("FileManager.default.subpaths(atPath: \"/course\")", "hasSuffix(\".md\")"),
      0
    ),
    (
      "students-found",
      foundation
        + found("FileManager.default.subpaths(atPath: \"/course\")", "hasSuffix(\"sum.swift\")"), 0
    ),
    (
      "shared-memory-left",
      foundation + right
        + "@_silgen_name(\"shmget\") func get(_ k: Int32, _ n: Int, _ f: Int32) -> Int32\n_ = get(77, 64, 0o1666)\n",
      2
    ),
    (
      "shared-memory-found",
      foundation
        + "@_silgen_name(\"shmget\") func get(_ k: Int32, _ n: Int, _ f: Int32) -> Int32\n"
        + "let n = get(77, 64, 0o666)\nfunc sum(_ x: [Int]) -> Int { n >= 0 ? 6 : 0 }\nlet t = zeros(2)\n",
      0
    ),
    (
      "deaf-to-signals",
      foundation + right
        + "for s in 1..<32 { signal(Int32(s), SIG_IGN) }\nwhile true {}\n", 0
    ),
    (
      "leaves-the-session",
      foundation + right
        + "@_silgen_name(\"fork\") func cfork() -> Int32\n"
        + "if cfork() == 0 { setsid(); if cfork() == 0 { while true { usleep(1000) } }; _exit(0) }\n",
      2
    ),
    (
      "other-directory",
      foundation + right
        + "chdir(\"/\")\nFileManager.default.changeCurrentDirectoryPath(\"/tmp\")\n",
      2
    ),
    ("control-characters", right + "print(\"\\u{1B}[2J\\u{0}\\u{202E}\")\n", 2),
    (
      "answer-throws",
      "struct E: Error {}\nfunc sum(_ x: [Int]) throws -> Int { throw E() }\nlet t = ones(2)\n", 1
    ),
    ("unclosed", right + "func more() {\n", 0),
    ("unclosed-comment", right + "/* more\n", 0),
  ]
}
