"""PyTorch's side of the benchmark: one line of JSON for each case and mode, one thread.

    bench-torch.py CASES.json [CASE ...]

Times are processor time per step, the best of several runs, as on the other side.
"""
import json
import sys
import time

import torch
from torch import nn


class HandCell(nn.Module):
    """The cell that a student writes, looped over the sequence."""

    def __init__(self, inputs, outputs):
        super().__init__()
        sizes = {"U": (inputs, outputs), "W": (outputs, outputs), "V": (outputs, outputs),
                 "b1": (1, outputs), "b2": (1, outputs)}
        for name, size in sizes.items():
            setattr(self, name, nn.Parameter(torch.randn(size)))

    def forward(self, x):
        h = torch.zeros(x.shape[0], self.W.shape[0])
        outputs = []
        for t in range(x.shape[1]):
            h = torch.tanh(x[:, t] @ self.U + h @ self.W + self.b1 + self.b2)
            outputs.append(torch.sigmoid(h @ self.V))
        return torch.stack(outputs, dim=1)


def work(case):
    """Input, target and forward function, drawn in the order that both sides share."""
    torch.manual_seed(case["seed"])
    lead = (case["batch"], case["seq"])
    if case["kind"] == "hand":
        x = torch.randint(0, 2, (*lead, case["input"])).float()
        y = torch.randint(0, 2, (*lead, case["hidden"])).float()
        model = HandCell(case["input"], case["hidden"])
        return x, y, model, model
    x = torch.randn(*lead, case["input"])
    y = torch.rand(*lead, case["hidden"] * (2 if case["bidirectional"] else 1))
    kinds = {"rnn": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}
    model = kinds[case["kind"]](case["input"], case["hidden"], num_layers=case["layers"],
                                batch_first=True, bidirectional=case["bidirectional"])
    return x, y, model, lambda x: model(x)[0]


def train(case, steps):
    x, y, model, run = work(case)
    optimizer = torch.optim.Adam(model.parameters(), lr=case["lr"])
    losses = []
    start = time.thread_time_ns()
    for _ in range(steps):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(run(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.detach())
    spent = time.thread_time_ns() - start
    return spent / steps / 1e3, losses[0].item(), losses[-1].item()


def forward(case, steps):
    x, y, _, run = work(case)
    with torch.no_grad():
        start = time.thread_time_ns()
        for _ in range(steps):
            output = run(x)
        spent = time.thread_time_ns() - start
        loss = nn.functional.mse_loss(output, y).item()
    return spent / steps / 1e3, loss, loss


def main():
    torch.set_num_threads(1)
    torch.set_num_interop_threads(1)
    chosen = set(sys.argv[2:])
    with open(sys.argv[1]) as file:
        cases = json.load(file)["cases"]
    for case in cases:
        if chosen and case["name"] not in chosen:
            continue
        for mode, measure in (("train", train), ("forward", forward)):
            steps = case[mode + "_steps"]
            measure(case, max(2, steps // 10))
            best, first, last = min(measure(case, steps) for _ in range(3))
            print(json.dumps({"name": case["name"], "mode": mode, "us_per_step": best,
                              "loss_first": first, "loss_last": last}), flush=True)


if __name__ == "__main__":
    main()
