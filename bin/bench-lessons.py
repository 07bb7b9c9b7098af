"""Times the runner as its users feel it: whole processes, wall time, best of several.

    bench-lessons.py PATH-OF-UNROLL COURSE

COURSE is the folder of the course's lessons: the whole of it is built cold, unchanged, and after one
sentence was changed. Its lesson of a cell of one's own is compared with the same program as a
notebook, where this Python has nbconvert, ipykernel and torch.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

UNROLL, COURSE = sys.argv[1:]
OWN_CELL = pathlib.Path(COURSE) / "en" / "05-your-own-cell.md"

CELLS = [
    "let numbers = [3, 1, 4, 1, 5, 9, 2, 6]",
    "let total = numbers.reduce(0, +)",
    "let mean = Double(total) / Double(numbers.count)",
    "struct Step {\n  var index: Int\n  var value: Double\n}",
    "let steps = numbers.enumerated().map { Step(index: $0, value: Double($1) - mean) }",
    "var h = 0.0\nfor step in steps {\n  h = 0.5 * h + step.value\n}",
    "let x = randn(5, 3)",
    "let w = randn(3, 4)",
    "let product = x • w",
    "let activated = product.tanh()",
    "print(activated.shape)",
    "let last = activated.mean().item * 1",
]

# The lesson's cells, in PyTorch.
NOTEBOOK = [
    """import torch
from torch import nn
class RNNCell(nn.Module):
    def __init__(self, p, q):
        super().__init__()
        self.U, self.W, self.V = (nn.Parameter(torch.randn(*s)) for s in [(p, q), (q, q), (q, q)])
        self.b1, self.b2 = (nn.Parameter(torch.randn(1, q)) for _ in range(2))
    def forward(self, x, h):
        h = torch.tanh(x @ self.U + h @ self.W + self.b1 + self.b2)
        return torch.sigmoid(h @ self.V), h""",
    """cell = RNNCell(2, 4)
x0, h0 = torch.randn(5, 2), torch.zeros(5, 4)
[t.shape for t in (x0 @ cell.U, h0 @ cell.W, *cell(x0, h0))]""",
    """try:
    torch.zeros(5, 3) @ cell.W
except RuntimeError as error:
    print(error)""",
    """class RNN(nn.Module):
    def __init__(self, p, q):
        super().__init__()
        self.cell = RNNCell(p, q)
    def forward(self, x):
        h, outputs = torch.zeros(x.shape[0], self.cell.W.shape[0]), []
        for t in range(x.shape[1]):
            y, h = self.cell(x[:, t], h)
            outputs.append(y)
        return torch.stack(outputs, dim=1)
def train(model, x, y, steps, rate):
    adam = torch.optim.Adam(model.parameters(), lr=rate)
    for _ in range(steps):
        loss = nn.functional.mse_loss(model(x), y)
        adam.zero_grad()
        loss.backward()
        adam.step()""",
    "torch.randint(0, 1, (5, 3, 2)).float().max().item()",
    """torch.manual_seed(0)
nothing, too = torch.randint(0, 1, (5, 3, 2)).float(), torch.randint(0, 1, (5, 3, 4)).float()
fooled = RNN(2, 4)
train(fooled, nothing, too, 100, 0.001)""",
    "fooled.cell.U.grad.abs().max().item(), fooled.cell.V.grad.abs().max().item()",
    """torch.manual_seed(0)
x, y = torch.randint(0, 2, (5, 3, 2)).float(), torch.randint(0, 2, (5, 3, 4)).float()
rnn = RNN(2, 4)
sum(p.numel() for p in rnn.parameters()), nn.functional.mse_loss(rnn(x), y).item()""",
    """train(rnn, x, y, 100, 0.001)
nn.functional.mse_loss(rnn(x), y).item()""",
    """train(rnn, x, y, 1000, 0.05)
((rnn(x) > 0.5) == (y > 0.5)).float().mean().item(), nn.functional.mse_loss(rnn(x), y).item()""",
]


class Course:
    """A folder of lessons that goes when the benchmark does."""

    def __init__(self):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="unroll-bench-"))
        self.lessons = self.root / "lessons"
        self.lessons.mkdir()

    def write(self, name, cells, prose="Twelve cells."):
        text = f"# {name}\n\n{prose}\n\n" + "\n\n".join(f"```swift\n{c}\n```" for c in cells)
        (self.lessons / f"{name}.md").write_text(text + "\n", encoding="utf-8")

    def forget(self):
        shutil.rmtree(self.lessons / ".unroll", ignore_errors=True)


def run(arguments, folder, accepted=(0,)):
    """Wall seconds, seconds until the first byte, peak bytes of the process itself."""
    start = time.perf_counter()
    process = subprocess.Popen(arguments, cwd=folder, stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = os.read(process.stdout.fileno(), 1)
    first = time.perf_counter() - start
    output += process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in accepted:
        sys.exit(f"{' '.join(map(str, arguments))} ended with {process.returncode}:\n"
                 + output.decode(errors="replace"))
    scale = 1 if sys.platform == "darwin" else 1024
    return wall, first, usage.ru_maxrss * scale


def report(what, seconds, goal):
    print(f"{what:<44} {seconds * 1000:8.0f} ms   goal {goal * 1000:5.0f} ms", flush=True)


def best(times, before, arguments, folder, accepted=(0,)):
    runs = []
    for index in range(times):
        before(index)
        runs.append(run(arguments, folder, accepted))
    return min(r[0] for r in runs), min(r[1] for r in runs), max(r[2] for r in runs)


def runner():
    course = Course()
    try:
        show = [UNROLL, "run", "lessons/one.md"]
        course.write("one", CELLS)
        # The compiler's own cache of C modules is filled once for each machine.
        run(show, course.root)
        wall, first, peak = best(3, lambda _: course.forget(), show, course.root)
        report("12 cells, cold", wall, 2.5)
        report("  until the first output", first, 0.2)
        print(f"{'  memory of the runner':<44} {peak / 1e6:8.0f} MB   goal   150 MB")
        wall, first, _ = best(10, lambda _: None, show, course.root)
        report("12 cells, unchanged", wall, 0.15)
        edited = lambda i: course.write("one", CELLS[:-1] + [CELLS[-1] + f" + {i + 1}"])
        report("last cell edited", best(5, edited, show, course.root)[0], 0.5)
        retold = lambda i: course.write("one", CELLS, f"Twelve cells, told {i + 1} times.")
        run(show, course.root)
        report("prose edited", best(5, retold, show, course.root)[0], 0.3)
        course.write("two", CELLS)
        build = [UNROLL, "build"]
        run(build, course.root)
        report("two lessons built, unchanged",
               best(10, lambda _: None, build, course.root)[0], 0.2)
    finally:
        shutil.rmtree(course.root)


def whole_course():
    """The course as its publisher builds it: pages, searches and documents for print."""
    course = Course()
    try:
        shutil.copytree(COURSE, course.lessons, dirs_exist_ok=True,
                        ignore=shutil.ignore_patterns(".unroll"))
        build = [UNROLL, "build", "--quiet"]
        # A lesson that fails is built all the same, and makes no other faster.
        accepted = (0, 1)
        wall, _, peak = best(1, lambda _: course.forget(), build, course.root, accepted)
        pages = list((course.root / "output").rglob("*.html"))
        size = sum(page.stat().st_size for page in pages)
        print(f"the course: {len(pages)} pages, {size / 1e6:.1f} MB")
        report("  cold", wall, 90)
        print(f"{'  memory of the runner':<44} {peak / 1e6:8.0f} MB")
        report("  unchanged",
               best(10, lambda _: None, build, course.root, accepted)[0], 0.5)
        lesson = sorted(course.lessons.rglob("*-*.md"))[0]
        text = lesson.read_text(encoding="utf-8")
        retold = lambda i: lesson.write_text(f"{text}\nTold {i + 1} times.\n", encoding="utf-8")
        report("  a sentence edited",
               best(5, retold, build, course.root, accepted)[0], 3)
    finally:
        shutil.rmtree(course.root)


def unlinked(text):
    text = re.sub(r"\]\((?!#|https?:)[^)]*\)", "](#)", text)
    return re.sub(r"(?m)^needs:.*\n", "", text)


def against_notebook():
    probe = "import nbconvert, ipykernel, torch; print(torch.__version__)"
    python = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True)
    if python.returncode != 0:
        print("no notebook to compare with: this Python lacks torch, nbconvert or ipykernel")
        return
    course = Course()
    try:
        lesson = course.lessons / "your-own-cell.md"
        # Alone it has no neighbours to link to.
        lesson.write_text(unlinked(OWN_CELL.read_text(encoding="utf-8")), encoding="utf-8")
        cells = [{"cell_type": "code", "id": f"cell-{i}", "metadata": {}, "outputs": [],
                  "execution_count": None, "source": source} for i, source in enumerate(NOTEBOOK)]
        book = {"cells": cells, "nbformat": 4, "nbformat_minor": 5, "metadata": {
            "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}}
        (course.root / "cell.ipynb").write_text(json.dumps(book))
        convert = [sys.executable, "-m", "nbconvert", "--execute", "--to", "html", "cell.ipynb"]
        build = [UNROLL, "build"]
        run(build, course.root)
        run(convert, course.root)
        ours = best(3, lambda _: course.forget(), build, course.root)[0]
        theirs = best(3, lambda _: None, convert, course.root)[0]
        again = best(5, lambda _: None, build, course.root)[0]
        print(f"{lesson.name} as a lesson, cold    {ours:6.2f} s")
        print(f"{lesson.name} as a lesson, again   {again:6.2f} s")
        print(f"the same as a notebook, PyTorch {python.stdout.strip()}: {theirs:6.2f} s"
              f" = {theirs / ours:.1f} × cold, {theirs / again:.0f} × again")
    finally:
        shutil.rmtree(course.root)


runner()
whole_course()
against_notebook()
