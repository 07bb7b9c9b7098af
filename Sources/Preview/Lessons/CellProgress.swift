internal import Engine

/// The engine's, which has the name of a class of Foundation.
typealias CellProgress = Progress
