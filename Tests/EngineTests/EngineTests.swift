import Testing

/// All tests that run lessons, one at a time: each takes the machine for itself, and looks for
/// processes that were left behind.
@Suite(.serialized) enum EngineTests {}
