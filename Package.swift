// swift-tools-version: 6.1
import PackageDescription

let swift: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// The arrows run one way, and this file is the one statement of who may know whom.
let package = Package(
  name: "Unroll",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "unroll", targets: ["unroll"]),
    .executable(name: "unroll-kernel", targets: ["unroll-kernel"]),
    // The one library that cells link against: two copies of a type would be two types.
    .library(
      name: "UnrollRuntime", type: .dynamic,
      targets: ["Recurrent", "Figures", "Steps", "CellRuntime"]),
  ],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    // System libraries, one module map each.
    .systemLibrary(
      name: "Ccmark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .systemLibrary(
      name: "Cduktape", pkgConfig: "duktape",
      providers: [.apt(["duktape-dev"]), .brew(["duktape"])]),

    // What runs inside a lesson.
    .target(
      name: "CKernels", exclude: ["README.md"],
      // Optimised in debug builds too: the tests sweep sizes, and a kernel has no state to step through.
      cSettings: [.unsafeFlags(["-O3", "-fno-math-errno"])]),
    .target(name: "Recurrent", dependencies: ["CKernels"], swiftSettings: swift),
    .target(name: "TextWidth", swiftSettings: swift),
    .target(name: "Languages", swiftSettings: swift),
    .target(
      name: "Figures", dependencies: ["Languages", "TextWidth"],
      // In the binary, so that nothing has to be found beside it.
      resources: [.embedInCode("HTML/figure.css")], swiftSettings: swift),
    .target(
      name: "Steps", dependencies: ["Recurrent", "Figures", "TextWidth"], swiftSettings: swift),
    .target(name: "CellProtocol"),
    .target(
      name: "CellRuntime", dependencies: ["CellProtocol", "Recurrent", "Figures", "Steps"],
      swiftSettings: swift),
    .executableTarget(name: "unroll-kernel", dependencies: ["CellProtocol"]),

    // What this machine's multiply-adds can do at most: the bar of both benchmarks.
    .target(name: "MachinePeak", cSettings: [.unsafeFlags(["-O3"])]),
    // Prints the kernels' speed beside the machine's peak: `bin/bench kernels`.
    .executableTarget(
      name: "KernelBench", dependencies: ["CKernels", "MachinePeak"],
      cSettings: [.unsafeFlags(["-O3"])]),

    // What makes pages of lessons.
    .target(
      name: "Lessons",
      dependencies: ["Languages", "TextWidth", "Ccmark", .product(name: "Yams", package: "Yams")],
      swiftSettings: swift),
    .target(name: "Hashing", swiftSettings: swift),
    .target(name: "Caching", dependencies: ["Hashing"], swiftSettings: swift),
    .target(
      name: "Typesetting", dependencies: ["Cduktape", "Caching", "Hashing"], swiftSettings: swift),
    .target(name: "Runs", dependencies: ["Figures", "Lessons"], swiftSettings: swift),
    .target(
      name: "Engine",
      dependencies: ["CellProtocol", "Lessons", "Runs", "Figures", "Hashing", "Caching"],
      swiftSettings: swift),
    .target(
      name: "Weaving", dependencies: ["Lessons", "Runs", "Figures", "Hashing", "Languages"],
      swiftSettings: swift),
    .target(
      name: "Pages",
      dependencies: [
        "Weaving", "Lessons", "Runs", "Figures", "Hashing", "Languages", "TextWidth",
      ],
      resources: [
        .embedInCode("Styles/colors.css"),
        .embedInCode("Styles/frame.css"),
        .embedInCode("Styles/prose.css"),
        .embedInCode("Styles/formulas.css"),
        .embedInCode("Styles/code.css"),
        .embedInCode("Styles/results.css"),
        .embedInCode("Styles/tasks.css"),
        .embedInCode("Styles/course.css"),
        .embedInCode("Styles/search.css"),
        .embedInCode("Styles/small-screens.css"),
        .embedInCode("Styles/print.css"),
        .embedInCode("Styles/whole-course.css"),
        .embedInCode("Search/search.js"),
      ], swiftSettings: swift),
    // What can be done with a course, without flags and without a console.
    .target(
      name: "Site",
      dependencies: [
        "Lessons", "Engine", "Figures", "Hashing", "Caching", "Languages", "Pages", "Runs",
        "TextWidth", "Typesetting", "Weaving",
      ],
      swiftSettings: swift),
    .executableTarget(
      name: "unroll",
      dependencies: [
        "Site", "Pages", "Weaving", "Lessons", "Runs", "Engine", "Figures",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swift),

    .executableTarget(
      name: "RecurrentBench", dependencies: ["Recurrent", "CKernels", "MachinePeak"],
      swiftSettings: swift),

    .testTarget(
      name: "RecurrentTests", dependencies: ["Recurrent", "CKernels", "KernelSweep"],
      swiftSettings: swift),
    // Runs kernels over all small sizes, in C: `bin/test-arm64` compiles it for the other processor,
    // with the main program that is left out here.
    .target(
      name: "KernelSweep", dependencies: ["CKernels"], path: "Tests/KernelSweep",
      exclude: ["hashes"], cSettings: [.unsafeFlags(["-O2"])]),
    // What several test targets need: kept texts, seeded numbers, the words that a figure shows.
    .target(
      name: "TestKit", dependencies: ["Figures"], path: "Tests/TestKit", swiftSettings: swift),
    .testTarget(name: "LanguagesTests", dependencies: ["Languages"], swiftSettings: swift),
    .testTarget(name: "TextWidthTests", dependencies: ["TextWidth"], swiftSettings: swift),
    .testTarget(
      name: "FiguresTests", dependencies: ["Figures", "TextWidth", "TestKit"], exclude: ["Golden"],
      swiftSettings: swift),
    .testTarget(
      name: "StepsTests",
      dependencies: ["Steps", "Recurrent", "Figures", "TextWidth", "TestKit"],
      exclude: ["Golden"], swiftSettings: swift),
    .testTarget(
      name: "LessonsTests", dependencies: ["Lessons", "TestKit"], swiftSettings: swift),
    .testTarget(name: "HashingTests", dependencies: ["Hashing"], swiftSettings: swift),
    .testTarget(name: "CachingTests", dependencies: ["Caching"], swiftSettings: swift),
    .testTarget(name: "TypesettingTests", dependencies: ["Typesetting"], swiftSettings: swift),
    .testTarget(
      name: "RunsTests", dependencies: ["Runs", "Lessons", "Figures"], swiftSettings: swift),
    .testTarget(
      name: "EngineTests", dependencies: ["Engine", "Lessons", "Runs"], exclude: ["Faults"],
      swiftSettings: swift),
    .testTarget(
      name: "PagesTests",
      dependencies: ["Pages", "Weaving", "Lessons", "Runs", "Figures", "TextWidth", "TestKit"],
      exclude: ["Golden", "Lessons"],
      swiftSettings: swift),
    .testTarget(
      name: "SiteTests", dependencies: ["Site", "Lessons", "Runs"], swiftSettings: swift),
    .testTarget(
      name: "CommandTests", dependencies: ["TestKit"], exclude: ["Golden"], swiftSettings: swift),
  ],
  swiftLanguageModes: [.v6]
)
