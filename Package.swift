// swift-tools-version: 6.1
import PackageDescription

// A release build does not know where it was built, so that two clones of one commit give the same
// bytes, and with them the same keys of cells and pages: `bin/test-clones`. `bin/prepare.sh` says the
// same to the packages that this one depends on. Debuggers find the sources of a debug build.
let folder = Context.packageDirectory
let swift: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  // The package manager's own name is that of the folder. Each target says `packageAccess: false` to
  // it, and is in the package by this one.
  .unsafeFlags(["-package-name", "unroll"]),
  .unsafeFlags(
    [
      // Not `-file-prefix-map`: where it maps the index too, no test is found.
      "-debug-prefix-map", "\(folder)=.",
      // The compiler's cache of C modules has names that depend on the path, and so has what it notes
      // in an object to know it again.
      "-Xfrontend", "-no-clang-module-breadcrumbs",
      "-Xfrontend", "-disable-incremental-llvm-codegen",
    ], .when(configuration: .release)),
]
let c: [CSetting] = [
  .unsafeFlags(
    ["-ffile-prefix-map=\(folder)=.", "-ffile-compilation-dir=."],
    .when(configuration: .release))
]

// Without the folder of this machine's toolchain: the engine names the one of the compiler that runs the
// cells. So a program that was built here finds the standard library on another machine.
let findsNoToolchain: LinkerSetting = .unsafeFlags(
  ["-no-toolchain-stdlib-rpath"], .when(platforms: [.linux], configuration: .release))

// The arrows run one way, and this file is the one statement of who may know whom.
let package = Package(
  name: "Unroll",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "unroll", targets: ["unroll"]),
    .executable(name: "unroll-kernel", targets: ["unroll-kernel"]),
    .executable(name: "unroll-confine", targets: ["unroll-confine"]),
    // The one library that cells link against: two copies of a type would be two types.
    .library(
      name: "UnrollRuntime", type: .dynamic,
      targets: ["Recurrent", "Figures", "Steps", "CellRuntime"]),
  ],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // Exactly this: its limits were measured, and `Preview` adds what it lacks.
    .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
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
      cSettings: c + [.unsafeFlags(["-O3", "-fno-math-errno"])]),
    .target(
      name: "Recurrent", dependencies: ["CKernels"], packageAccess: false, swiftSettings: swift),
    .target(name: "TextWidth", packageAccess: false, swiftSettings: swift),
    .target(name: "Languages", packageAccess: false, swiftSettings: swift),
    .target(
      name: "Figures", dependencies: ["Languages", "TextWidth"],
      // In the binary, so that nothing has to be found beside it.
      resources: [.embedInCode("HTML/figure.css")], packageAccess: false, swiftSettings: swift),
    .target(
      name: "Steps", dependencies: ["Recurrent", "Figures", "TextWidth"], packageAccess: false,
      swiftSettings: swift),
    .target(name: "CellProtocol", cSettings: c),
    .target(name: "EventJSON", packageAccess: false, swiftSettings: swift),
    .target(
      name: "CellRuntime",
      dependencies: ["CellProtocol", "EventJSON", "Recurrent", "Figures", "Steps"],
      packageAccess: false, swiftSettings: swift,
      linkerSettings: [
        // Without a name of its own the library bears the path that it was linked at.
        .unsafeFlags(["-Xlinker", "-soname=libUnrollRuntime.so"], .when(platforms: [.linux])),
        findsNoToolchain,
      ]),
    .executableTarget(
      name: "unroll-kernel", dependencies: ["CellProtocol"], cSettings: c,
      linkerSettings: [findsNoToolchain]),
    // Builds walls around the compiler and the kernel.
    .executableTarget(
      name: "unroll-confine", cSettings: c,
      linkerSettings: [
        .linkedLibrary("seccomp", .when(platforms: [.linux])),
        // It starts before every program of a lesson, and within walls too, where there may be no
        // Swift library to load.
        .unsafeFlags(["-static-executable", "-nostartfiles"], .when(platforms: [.linux])),
      ]),

    // What this machine's multiply-adds can do at most: the bar of both benchmarks.
    .target(name: "MachinePeak", cSettings: c + [.unsafeFlags(["-O3"])]),
    // Prints the kernels' speed beside the machine's peak: `bin/bench kernels`.
    .executableTarget(
      name: "KernelBench", dependencies: ["CKernels", "MachinePeak"],
      cSettings: c + [.unsafeFlags(["-O3"])]),

    // What makes pages of lessons.
    .target(
      name: "Lessons",
      dependencies: ["Languages", "TextWidth", "Ccmark", .product(name: "Yams", package: "Yams")],
      packageAccess: false, swiftSettings: swift),
    // Optimised in debug builds too: a toolchain is hundreds of megabytes.
    .target(
      name: "Hashing",
      packageAccess: false,
      swiftSettings: swift + [.unsafeFlags(["-O"], .when(configuration: .debug))]),
    .target(name: "Caching", dependencies: ["Hashing"], packageAccess: false, swiftSettings: swift),
    .target(
      name: "Typesetting", dependencies: ["Cduktape", "Caching", "Hashing"], packageAccess: false,
      swiftSettings: swift),
    .target(
      name: "Runs", dependencies: ["Figures", "Lessons"], packageAccess: false, swiftSettings: swift
    ),
    .target(
      name: "Phrasebook", dependencies: ["Lessons"],
      resources: [
        .embedInCode("Data/names.txt"), .embedInCode("Data/pytorch.txt"),
        .embedInCode("Data/python.txt"),
      ], packageAccess: false,
      // Its tests look at the steps of a translation, in release builds too.
      swiftSettings: swift + [.unsafeFlags(["-enable-testing"])]),
    .target(
      name: "Engine",
      dependencies: [
        "CellProtocol", "Lessons", "Phrasebook", "Runs", "Figures", "Hashing", "Caching",
      ],
      packageAccess: false, swiftSettings: swift),
    .target(
      name: "Weaving",
      dependencies: ["Lessons", "Runs", "Figures", "Hashing", "Languages", "TextWidth"],
      packageAccess: false, swiftSettings: swift),
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
        .embedInCode("Styles/controls.css"),
        .embedInCode("Styles/whole-course.css"),
        .embedInCode("Search/search.js"),
      ], packageAccess: false, swiftSettings: swift),
    .target(
      name: "Book",
      dependencies: ["Pages", "Weaving", "Lessons", "Figures", "Hashing"],
      resources: [.embedInCode("Package/book.css")], packageAccess: false, swiftSettings: swift),
    // What can be done with a course, without flags and without a console.
    .target(
      name: "Site",
      dependencies: [
        "Lessons", "Engine", "Figures", "Hashing", "Caching", "Languages", "Pages", "Runs",
        "TextWidth", "Typesetting", "Weaving",
      ],
      packageAccess: false, swiftSettings: swift),
    // Stands for a part of Foundation that FlyingFox names and nothing here calls.
    .target(name: "WithoutNetwork", cSettings: c),
    // A course that is alive: its pages, served on this machine, and what is sent to them after a save.
    .target(
      name: "Preview",
      dependencies: [
        "Caching", "Engine", "Hashing", "Languages", "Lessons", "Pages", "Runs", "Site",
        "WithoutNetwork",
        .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      resources: [
        .embedInCode("Client/serve.css"), .embedInCode("Client/serve.js"),
        .embedInCode("Client/editing.js"),
      ],
      packageAccess: false, swiftSettings: swift),
    .target(
      name: "Notebook",
      dependencies: ["Weaving", "Lessons", "Runs", "Figures", "Languages", "TextWidth"],
      packageAccess: false, swiftSettings: swift),
    .executableTarget(
      name: "unroll",
      dependencies: [
        "Site", "Preview", "Book", "Notebook", "Pages", "Weaving", "Lessons", "Runs", "Engine",
        "Figures", "TextWidth",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      packageAccess: false, swiftSettings: swift,
      linkerSettings: [
        // It starts where its own release of Swift is missing, to say so. Foundation's archive does not
        // name the ones that it needs in turn.
        .unsafeFlags(
          [
            "-static-stdlib", "-lCoreFoundation", "-l_FoundationICU", "-l_FoundationCollections",
            "-l_FoundationCShims", "-lstdc++",
          ],
          .when(platforms: [.linux], configuration: .release)),
        findsNoToolchain,
      ]),

    .executableTarget(
      name: "RecurrentBench", dependencies: ["Recurrent", "CKernels", "MachinePeak"],
      packageAccess: false, swiftSettings: swift),

    .testTarget(
      name: "RecurrentTests", dependencies: ["Recurrent", "CKernels", "KernelSweep"],
      packageAccess: false, swiftSettings: swift),
    // Runs kernels over all small sizes, in C: `bin/test-arm64` compiles it for the other processor,
    // with the main program that is left out here.
    .target(
      name: "KernelSweep", dependencies: ["CKernels"], path: "Tests/KernelSweep",
      exclude: ["hashes"], cSettings: c + [.unsafeFlags(["-O2"])]),
    // What several test targets need: kept texts, seeded numbers, the words that a figure shows.
    .target(
      name: "TestKit", dependencies: ["Figures"], path: "Tests/TestKit", packageAccess: false,
      swiftSettings: swift),
    .testTarget(
      name: "LanguagesTests", dependencies: ["Languages"], packageAccess: false,
      swiftSettings: swift),
    .testTarget(
      name: "TextWidthTests", dependencies: ["TextWidth"], packageAccess: false,
      swiftSettings: swift),
    .testTarget(
      name: "FiguresTests", dependencies: ["Figures", "TextWidth", "TestKit"], exclude: ["Golden"],
      packageAccess: false, swiftSettings: swift),
    .testTarget(
      name: "StepsTests",
      dependencies: ["Steps", "Recurrent", "Figures", "TextWidth", "TestKit"],
      exclude: ["Golden"], packageAccess: false, swiftSettings: swift),
    .testTarget(
      name: "LessonsTests", dependencies: ["Lessons", "TestKit"], packageAccess: false,
      swiftSettings: swift),
    .testTarget(
      name: "HashingTests", dependencies: ["Hashing"], packageAccess: false, swiftSettings: swift),
    .testTarget(
      name: "CachingTests", dependencies: ["Caching"], packageAccess: false, swiftSettings: swift),
    .testTarget(
      name: "TypesettingTests", dependencies: ["Typesetting"], packageAccess: false,
      swiftSettings: swift),
    .testTarget(
      name: "RunsTests", dependencies: ["Runs", "Lessons", "Figures"], packageAccess: false,
      swiftSettings: swift),
    .testTarget(
      name: "PhrasebookTests", dependencies: ["Phrasebook", "Lessons", "TestKit"],
      packageAccess: false, swiftSettings: swift),
    .testTarget(
      name: "EngineTests", dependencies: ["Engine", "Caching", "Lessons", "Runs", "TestKit"],
      exclude: ["Faults", "Golden", "Typed"],
      packageAccess: false, swiftSettings: swift),
    .testTarget(
      name: "PagesTests",
      dependencies: ["Pages", "Weaving", "Lessons", "Runs", "Figures", "TextWidth", "TestKit"],
      exclude: ["Golden", "Lessons"],
      packageAccess: false, swiftSettings: swift),
    .testTarget(
      name: "SiteTests", dependencies: ["Site", "Pages", "Weaving", "Lessons", "Runs"],
      packageAccess: false,
      swiftSettings: swift),
    .testTarget(
      name: "PreviewTests",
      dependencies: [
        "Preview", "Site", "Lessons", "Runs", .product(name: "FlyingFox", package: "FlyingFox"),
      ],
      packageAccess: false, swiftSettings: swift),
    .testTarget(
      name: "NotebookTests",
      dependencies: ["Notebook", "Pages", "Weaving", "Lessons", "Runs", "Figures"],
      packageAccess: false, swiftSettings: swift),
    .testTarget(
      name: "BookTests",
      dependencies: ["Book", "Pages", "Weaving", "Lessons", "Runs", "Figures"],
      packageAccess: false, swiftSettings: swift),
    .testTarget(
      name: "CommandTests", dependencies: ["TestKit"], exclude: ["Golden"], packageAccess: false,
      swiftSettings: swift),
  ],
  swiftLanguageModes: [.v6]
)
