internal import Caching
internal import Engine
internal import Foundation
internal import Lessons
internal import Runs
internal import Typesetting

/// What a lesson needs of the machine, each tried and not only looked for.
struct Examination {
  var place: Workplace

  func findings() async -> [Finding] {
    [
      program, compiler, runtime, sandbox,
      library(.katex) { typesetter throws(TypesettingError) in
        _ = try typesetter.mathML(tex: "x_t", display: false)
      },
      library(.highlight) { typesetter throws(TypesettingError) in
        _ = try typesetter.highlight(swift: "let x = 1")
      },
      editor, await cell,
    ] + course
  }

  /// Nothing fails without it.
  private var editor: Finding {
    Finding(
      name: "CodeMirror", isWell: true,
      detail: EditorPackage.isInstalled
        ? "is there, for `unroll serve`"
        : "is not installed; pages of `unroll serve` have a plain text field "
          + "(to change that: \(EditorPackage.install))")
  }

  private var program: Finding {
    let made = (try? RuntimeLibrary.find(environment: place.environment))?.release
    return Finding(
      name: "Unroll", isWell: true,
      detail: "\(ToolVersions.currentUnroll)"
        + (made.map { ", built for \($0.name)" } ?? "")
        + ", lesson format \(ToolVersions.lessonFormat)")
  }

  /// What the course in this folder asks for; none where there is no course.
  private var course: [Finding] {
    guard Files.kind(place.absolute(Site.folderName)) == .folder,
      let course = try? CourseSearch.course(of: [Site.folderName], in: place).0
    else { return [] }
    let name = "The course here"
    let toolchain = try? Toolchain.find(
      environment: place.environment,
      for: try? RuntimeLibrary.find(environment: place.environment))
    let unmet = course.unmetVersions(ToolVersions(swift: toolchain?.release?.version))
    guard let first = unmet.first else {
      return [Finding(name: name, isWell: true, detail: "asks for nothing newer")]
    }
    let others = unmet.count == 1 ? "" : ", and \(unmet.count - 1) more"
    return [
      Finding(
        name: name, isWell: false,
        detail: "\(first.file):\(first.range.start.line): \(first.message)\(others)",
        mend: first.hint)
    ]
  }

  private var compiler: Finding {
    finding("Swift compiler") { () throws(EngineFailure) in
      let toolchain = try Toolchain.find(
        environment: place.environment,
        for: try? RuntimeLibrary.find(environment: place.environment))
      let version = version(of: toolchain.frontend)
      guard let major = version.firstMatch(of: /Swift version (\d+)/).flatMap({ Int($0.1) }),
        major >= 6
      else {
        throw EngineFailure(
          .toolchain, "\(toolchain.root) is not Swift 6 or newer: \(version)",
          mend: "install Swift 6: https://www.swift.org/install")
      }
      return "\(version), \(toolchain.root)"
    }
  }

  private var runtime: Finding {
    finding("Runtime library") { () throws(EngineFailure) in
      place.shown(try RuntimeLibrary.find(environment: place.environment).folder)
    }
  }

  private var sandbox: Finding {
    finding("Sandbox") { () throws(EngineFailure) in
      try Engine(Engine.Settings(course: "/"), environment: place.environment).sandbox
    }
  }

  private var isSandboxThere: Bool {
    (try? Engine(Engine.Settings(course: "/"), environment: place.environment)) != nil
  }

  private func library(
    _ library: TypesettingError.Library, _ use: (Typesetter) throws(TypesettingError) -> Void
  ) -> Finding {
    do {
      try use(Typesetter(javaScript: place.javaScript))
      return Finding(name: library.rawValue, isWell: true, detail: "works")
    } catch {
      let failure = Failure(error)
      return Finding(
        name: library.rawValue, isWell: false, detail: failure.message, mend: failure.mend)
    }
  }

  /// The whole way, with a lesson of one cell.
  private var cell: Finding {
    get async {
      let name = "A cell"
      let folder = FileManager.default.temporaryDirectory
        .appending(path: "unroll-doctor-\(getpid())").path
      defer { try? Files.removeTree(folder) }
      do {
        try Files.makeFolder(folder)
        var settings = Engine.Settings(course: folder)
        // Where there is no sandbox, that is a finding of its own.
        if !isSandboxThere { settings.sandbox = .off }
        let text = "```swift\nlet shape = zeros(2, 3).shape\n```\n"
        let lesson = Lesson.parse(Array(text.utf8), path: "doctor.md")
        let run = try await Engine(settings, environment: place.environment).run(lesson).run
        guard run.succeeded else {
          return Finding(
            name: name, isWell: false,
            detail: run.diagnostics.first?.message ?? "does not run",
            mend: "install Unroll again, or delete .build and run bin/unroll --version")
        }
        guard isSandboxThere else {
          return Finding(
            name: name, isWell: false,
            detail: "does not run without a sandbox; with --no-sandbox it compiles and runs")
        }
        return Finding(name: name, isWell: true, detail: "compiles and runs")
      } catch let failure as EngineFailure {
        return Finding(name: name, isWell: false, detail: failure.message, mend: failure.mend)
      } catch {
        let reason = (error as? SystemFailure)?.reason ?? "\(error)"
        return Finding(
          name: name, isWell: false, detail: "\(folder): \(reason)",
          mend: "set TMPDIR to a folder that you can write to")
      }
    }
  }

  private func finding(
    _ name: String, _ look: () throws(EngineFailure) -> String
  ) -> Finding {
    do {
      return Finding(name: name, isWell: true, detail: try look())
    } catch {
      return Finding(name: name, isWell: false, detail: error.message, mend: error.mend)
    }
  }

  /// `Swift version 6.3.1`.
  private func version(of frontend: String) -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: frontend)
    process.arguments = ["--version"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return "it does not start" }
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let line = String(decoding: output, as: UTF8.self).prefix { $0 != "\n" }
    return String(line.firstMatch(of: /Swift version [\d.]+/)?.output ?? line)
  }
}

/// One thing that Unroll needs.
package struct Finding: Hashable, Sendable {
  package var name: String
  package var isWell: Bool
  /// Where it was found, or why it does not do.
  package var detail: String
  /// The command that mends it.
  package var mend: String?
}
