import Testing

/// All tests of kernels run one after another: which variant runs is one setting of the process.
@Suite(.serialized) enum KernelTests {}
