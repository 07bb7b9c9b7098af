import CKernels

/// Activation of the plain recurrent cell; PyTorch knows the same two.
public enum Nonlinearity: String, Sendable, CaseIterable {
  /// Between -1 and 1.
  case tanh
  /// max(x, 0).
  case relu

  var kernel: ck_nonlinearity { self == .tanh ? .tanh : .relu }
}

/// What a recurrent layer or cell computes at each step.
public enum RecurrentKind: Equatable, Sendable {
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

  /// The activation of the new state; LSTM and GRU leave no choice.
  var nonlinearity: Nonlinearity {
    if case .rnn(let nonlinearity) = self { nonlinearity } else { .tanh }
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
  var title: String { "\(name)" }
}
