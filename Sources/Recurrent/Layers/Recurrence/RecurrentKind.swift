import CKernels

/// Activation of the plain recurrent cell; PyTorch knows the same two.
public enum Nonlinearity: String, Sendable, CaseIterable {
  case tanh
  case relu

  var kernel: ck_nonlinearity { self == .tanh ? .tanh : .relu }
}

/// Which recurrence a layer runs.
enum RecurrentKind: Equatable {
  case rnn(Nonlinearity)
  case lstm
  case gru

  /// Blocks of `hiddenSize` rows in the weights: LSTM i, f, g, o; GRU r, z, n.
  var gates: Int {
    switch self {
    case .rnn: 1
    case .lstm: 4
    case .gru: 3
    }
  }

  /// For the tape.
  var name: StaticString {
    switch self {
    case .rnn: "RNN"
    case .lstm: "LSTM"
    case .gru: "GRU"
    }
  }

  /// For messages.
  var title: String {
    switch self {
    case .rnn: "RNN"
    case .lstm: "LSTM"
    case .gru: "GRU"
    }
  }
}
