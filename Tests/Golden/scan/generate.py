"""Records what PyTorch gives for linear recurrences, minGRU and minLSTM, each written as a loop.

    python generate.py [FOLDER]

PyTorch has neither a scan nor these layers, so the loops below are their definitions. Each case is
run in float32 and in float64; `torch_error` is the share of its tolerance that float32 uses.
Needs torch and safetensors. Without FOLDER the files beside this one are written again.
"""
import json
import platform
import sys
import zlib
from pathlib import Path

import safetensors
import torch
from safetensors.torch import save_file
from torch import nn

SEED = 20260
CASES = []


def scan(a, b, initial, axis):
    """h_t = a_t h_{t-1} + b_t, step by step."""
    h = torch.zeros_like(b.select(axis, 0)) if initial is None else initial
    states = []
    for t in range(a.shape[axis]):
        h = a.select(axis, t) * h + b.select(axis, t)
        states.append(h)
    return torch.stack(states, axis)


class MinGRU(nn.Module):
    def __init__(self, inputs, hidden, bias):
        super().__init__()
        self.linear_z = nn.Linear(inputs, hidden, bias=bias)
        self.linear_h = nn.Linear(inputs, hidden, bias=bias)

    def shares(self, x):
        z = torch.sigmoid(self.linear_z(x))
        return 1 - z, z


class MinLSTM(nn.Module):
    def __init__(self, inputs, hidden, bias):
        super().__init__()
        self.linear_f = nn.Linear(inputs, hidden, bias=bias)
        self.linear_i = nn.Linear(inputs, hidden, bias=bias)
        self.linear_h = nn.Linear(inputs, hidden, bias=bias)

    def shares(self, x):
        f, i = torch.sigmoid(self.linear_f(x)), torch.sigmoid(self.linear_i(x))
        return f / (f + i), i / (f + i)


def run_layer(module, t, axis):
    keep, take = module.shares(t["input"])
    initial = t["h0"].squeeze(0) if "h0" in t else None
    output = scan(keep, take * module.linear_h(t["input"]), initial, axis)
    return {"output": output, "h_n": output.select(axis, -1).unsqueeze(0)}


def add(folder, name, what, config, inputs, forward, module=None):
    generator = torch.Generator().manual_seed(zlib.crc32(f"up:{SEED}:{name}".encode()))
    results, upstream = [], {}
    for dtype in (torch.float32, torch.float64):
        if module is not None:
            module = module.to(dtype)
        leaves = {k: v.to(dtype).clone().requires_grad_() for k, v in inputs.items()}
        outputs = forward(leaves, module)
        wanted = dict(leaves)
        if module is not None:
            wanted.update(module.named_parameters())
        for key, value in outputs.items():
            if key not in upstream:
                upstream[key] = torch.randn(value.shape, generator=generator)
        grads = torch.autograd.grad(
            list(outputs.values()), list(wanted.values()),
            [upstream[k].to(dtype) for k in outputs])
        tensors = {f"in.{k}": v for k, v in leaves.items()}
        if module is not None:
            tensors.update({f"param.{k}": v.clone() for k, v in module.state_dict().items()})
        tensors.update({f"out.{k}": v for k, v in outputs.items()})
        tensors.update({f"grad_out.{k}": v for k, v in upstream.items()})
        tensors.update({f"grad.{k}": g for k, g in zip(wanted, grads)})
        results.append({k: v.detach().clone().contiguous() for k, v in tensors.items()})
    single, double = results
    atol, rtol = 1e-6, 1e-5
    share = max(
        ((single[k].double() - double[k].double()).abs()
         / (atol + rtol * double[k].abs().max())).max().item() for k in single)
    while share > 0.125:
        rtol, share = 2 * rtol, share / 2
    save_file(single, folder / f"{name}.safetensors")
    CASES.append({
        "name": name, "file": f"{name}.safetensors", "what": what, "config": config,
        "tolerance": {"atol": atol, "rtol": rtol, "torch_error": float(f"{share:.3g}")},
        "tensors": {k: {"dtype": "F32", "shape": list(v.shape)} for k, v in single.items()}})


def scans(folder):
    plans = [((1, 3), 0, False), ((2, 3), 0, True), ((3,), 0, True), ((8, 4), 0, False),
             ((13, 2, 3), 0, True), ((3, 16, 5), 1, True), ((2, 4, 31), -1, False),
             ((100, 7), 0, True), ((2, 129, 3), 1, False), ((1024, 2), 0, True)]
    for shape, axis, has_initial in plans:
        name = f"scan_{'x'.join(map(str, shape))}_axis{axis}{'_initial' if has_initial else ''}"
        generator = torch.Generator().manual_seed(zlib.crc32(f"{SEED}:{name}".encode()))
        inputs = {"a": 2 * torch.rand(shape, generator=generator) - 1,
                  "b": torch.randn(shape, generator=generator)}
        if has_initial:
            rest = list(shape)
            rest.pop(axis)
            inputs["initial"] = torch.randn(rest, generator=generator)
        add(folder, name, "h_t = a_t h_{t-1} + b_t along an axis",
            {"type": "scan", "axis": axis}, inputs,
            lambda t, _: {"output": scan(t["a"], t["b"], t.get("initial"), axis)})


def layers(folder):
    plans = [((1, 1, 1), 1, True, False, False), ((7, 2, 3), 4, True, False, True),
             ((7, 2, 3), 4, False, False, False), ((3, 20, 5), 8, True, True, True),
             ((2, 64, 6), 3, False, True, False), ((33, 4), 5, True, False, True)]
    for cls in (MinGRU, MinLSTM):
        for shape, hidden, bias, batch_first, state in plans:
            kind = f"{'bf' if batch_first else 'tf'}_{'state' if state else 'zero'}"
            name = (f"{cls.__name__.lower()}_{'x'.join(map(str, shape))}_to_{hidden}_"
                    f"{'bias' if bias else 'nobias'}_{kind}")
            torch.manual_seed(zlib.crc32(f"{SEED}:{name}".encode()))
            module = cls(shape[-1], hidden, bias)
            axis = 1 if batch_first else 0
            batch = [shape[1 - axis]] if len(shape) == 3 else []
            inputs = {"input": torch.randn(shape)}
            if state:
                inputs["h0"] = torch.randn([1, *batch, hidden])
            add(folder, name, "a layer whose gates see the input alone",
                {"type": cls.__name__, "input_size": shape[-1], "hidden_size": hidden,
                 "bias": bias, "batch_first": batch_first}, inputs,
                lambda t, m: run_layer(m, t, axis), module)


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    folder.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    scans(folder)
    layers(folder)
    versions = {"torch": torch.__version__, "python": platform.python_version(),
                "safetensors": safetensors.__version__, "machine": platform.machine()}
    head = {"area": "scan", "count": len(CASES), "seed": SEED, "versions": versions}
    lines = ",\n".join("  " + json.dumps(c) for c in CASES)
    (folder / "cases.json").write_text(
        json.dumps(head, indent=1)[:-2] + ',\n "cases": [\n' + lines + "\n ]\n}\n")
    print(f"{len(CASES)} cases")


if __name__ == "__main__":
    main()
