#!/bin/sh
# The reference evaluator of onnx 1.23.2 takes no notice of four options of an LSTM, and says nothing.
#
# The models have one node, LSTM, and `onnx.checker` finds them valid with its full check. Each has one option more
# than the plain one: lengths of the sequences, a `clip`, other `activations`, the forget gate tied to the input gate.
# Expected: each option changes the answer, as it does in onnxruntime 1.32.0, or an error tells that it is not done.
# Seen: for each of the four the answer is the plain model's, to the last bit, while onnxruntime's is another. A
# short sequence is read on through its padding, and `Y_h` is the state at the end of the padding. `direction` and
# peepholes are heeded. For GRU it is the same; RNN raises an error for activations, but not for the others.
# A recurrent network is padded as soon as it has a batch, and tests compare with the reference.
# The docstring of `ReferenceEvaluator` allows for differences from the operators' text in general, and names none.
# In `onnx/reference/ops/op_lstm.py` the four are arguments of `_run` that are marked as unused.
#
# Ends with 0 as long as this is so.
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
python3 -m venv "$work/python"
"$work/python/bin/pip" --quiet --disable-pip-version-check install \
  numpy==2.3.5 onnx==1.23.2 onnxruntime==1.32.0
"$work/python/bin/python" - <<'PYTHON'
import sys

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper
from onnx.reference import ReferenceEvaluator

STEPS, BATCH, INPUTS, UNITS = 4, 2, 3, 2
random = np.random.default_rng(0)
WEIGHTS = {
    "W": random.standard_normal((1, 4 * UNITS, INPUTS)).astype(np.float32),
    "R": random.standard_normal((1, 4 * UNITS, UNITS)).astype(np.float32),
    "P": random.standard_normal((1, 3 * UNITS)).astype(np.float32),
}
X = random.standard_normal((STEPS, BATCH, INPUTS)).astype(np.float32)


def answers(lengths=None, peepholes=False, **attributes):
    """What the reference and onnxruntime make of the same model: `Y` and `Y_h`, one after the other."""
    given = {"X": X, "W": WEIGHTS["W"], "R": WEIGHTS["R"]}
    if lengths:
        given["sequence_lens"] = np.array(lengths, np.int32)
    if peepholes:
        given["P"] = WEIGHTS["P"]
    order = ["X", "W", "R", "B", "sequence_lens", "initial_h", "initial_c", "P"]
    node = helper.make_node(
        "LSTM", [n if n in given else "" for n in order], ["Y", "Y_h"], hidden_size=UNITS, **attributes
    )
    inputs = [
        helper.make_tensor_value_info(n, helper.np_dtype_to_tensor_dtype(v.dtype), v.shape)
        for n, v in given.items()
    ]
    outputs = [
        helper.make_tensor_value_info("Y", TensorProto.FLOAT, [STEPS, 1, BATCH, UNITS]),
        helper.make_tensor_value_info("Y_h", TensorProto.FLOAT, [1, BATCH, UNITS]),
    ]
    model = helper.make_model(
        helper.make_graph([node], "one", inputs, outputs),
        opset_imports=[helper.make_opsetid("", 22)],
        ir_version=10,
    )
    onnx.checker.check_model(model, full_check=True)
    session = onnxruntime.InferenceSession(
        model.SerializeToString(), providers=["CPUExecutionProvider"]
    )
    runs = ReferenceEvaluator(model).run(None, given), session.run(None, given)
    return [np.concatenate([part.ravel() for part in run]) for run in runs]


print("onnx", onnx.__version__, "onnxruntime", onnxruntime.__version__)
plain_reference, plain_runtime = answers()
seen = [bool(np.allclose(plain_reference, plain_runtime, atol=1e-6))]
print("plain: reference and onnxruntime agree:", seen[0])
options = {
    "sequence_lens [4, 2]": {"lengths": [4, 2]},
    "clip 0.1": {"clip": 0.1},
    "activations": {"activations": ["Sigmoid", "Relu", "Tanh"]},
    "input_forget 1": {"input_forget": 1},
    "direction reverse": {"direction": "reverse"},
    "peepholes": {"peepholes": True},
}
for name, option in options.items():
    reference, runtime = answers(**option)
    ignored = bool((reference == plain_reference).all())
    apart = float(np.abs(reference - runtime).max())
    seen.append((ignored, apart > 0.01))
    print(f"{name:20} reference as if plain: {ignored!s:5}  from onnxruntime: {apart:.2g}")
as_known = [True] + [(True, True)] * 4 + [(False, False)] * 2
sys.exit(0 if seen == as_known else "this has changed")
PYTHON
